package io.jenkins.plugins.kubesphere.bench.editor;

/** Pipelines of any length, in which no stage is like another to the letter. */
final class LongJenkinsfiles {
    private static final String STAGE = """
                stage('Build %1$d') {
                    agent { label 'linux' }
                    environment {
                        APP_NAME = 'app-%1$d' // name
                        IMAGE = "${REGISTRY}/team/app-%1$d"
                    }
                    when {
                        anyOf {
                            branch 'main'
                            expression { return params.DEPLOY && env.BRANCH_NAME != 'x%1$d' }
                        }
                    }
                    steps {
                        container('maven') {
                            sh 'mvn -B clean package -DskipTests'
                            sh \"""
                              echo building ${APP_NAME}
                              ls -la target/
                            \"""
                        }
                        withCredentials([usernamePassword(credentialsId: 'harbor', usernameVariable: 'U', passwordVariable: 'P')]) {
                            sh 'echo "$P" | helm registry login -u "$U" --password-stdin'
                        }
                        script {
                            def names = ['a', 'b', 'c%1$d']
                            names.each { item ->
                                if (item != 'b' && fileExists("${item}.txt")) {
                                    echo "found ${item} in ${env.WORKSPACE}"
                                }
                            }
                        }
                        junit testResults: '**/target/surefire-reports/*.xml', allowEmptyResults: true
                        retry(3) {
                            timeout(time: 5, unit: 'MINUTES') {
                                sh 'curl -fsS https://example.org/health/%1$d'
                            }
                        }
                    }
                    post {
                        always {
                            archiveArtifacts artifacts: 'target/*.jar', fingerprint: true
                        }
                        failure { echo 'failed' }
                    }
                }
        """;
    private static final String SCRIPT = """
            stage("Build %1$d") {
                def image = docker.build("app-%1$d:${env.BUILD_NUMBER}", '--pull .')
                try {
                    image.inside { sh "make -j${cores + 1} test" }
                    for (host in hosts.findAll { it.ready && it.name != 'x%1$d' }) {
                        echo "deploying to ${host.name}: ${host.labels*.toUpperCase().join(', ')}"
                        if (host.retries > 3) { retry(host.retries) { sh "./deploy ${host.name}" } } else { sh './deploy' }
                    }
                } catch (Exception e) {
                    currentBuild.result = 'UNSTABLE'
                }
            }
        """;

    private LongJenkinsfiles() {
    }

    /** A declarative pipeline of about that many lines, with a script of five lines in each stage of fifty. */
    static String declarative(int lines) {
        return repeat("pipeline {\n    agent any\n    options { timestamps() }\n    stages {\n", STAGE, "    }\n}\n", lines);
    }

    /** A scripted pipeline of about that many lines, all of which is code. */
    static String scripted(int lines) {
        return repeat("def hosts = []\nint cores = 2\nnode {\n", SCRIPT, "}\n", lines);
    }

    private static String repeat(String head, String part, String tail, int lines) {
        StringBuilder text = new StringBuilder(head);
        long each = part.lines().count();
        for (int i = 0; i * each < lines; i++) {
            text.append(part.formatted(i));
        }
        return text.append(tail).toString();
    }
}
