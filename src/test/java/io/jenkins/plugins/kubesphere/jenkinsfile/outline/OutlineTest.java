package io.jenkins.plugins.kubesphere.jenkinsfile.outline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.jenkinsfile.Corpus;
import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.check.Lint;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Kind;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.Test;

/** An outline draws the same pipeline and tells nothing else of it. */
public class OutlineTest {
    private static final Catalogue CATALOGUE = Catalogue.bundled();
    private static final Set<String> WORDS = Set.of("pipeline", "agent", "any", "none", "stages", "stage", "parallel", "matrix", "axes", "axis", "name",
        "when", "input", "steps", "post");

    private static String outline(String text) {
        return Outline.of(Jenkinsfile.parse(text).model().pipeline(), CATALOGUE);
    }

    private static Map<String, Jenkinsfile> pipelines() throws Exception {
        Map<String, Jenkinsfile> pipelines = new TreeMap<>();
        for (Map.Entry<String, String> file : Corpus.files().entrySet()) {
            Jenkinsfile jenkinsfile = Jenkinsfile.parse(file.getValue());
            if (jenkinsfile.model().kind() == Kind.DECLARATIVE) {
                pipelines.put(file.getKey(), jenkinsfile);
            }
        }
        assertTrue(pipelines.size() + " pipelines", pipelines.size() >= 60);
        return pipelines;
    }

    @Test
    public void namesAreLeftAndEverythingElseIsGone() {
        assertEquals("""
            pipeline {
                agent {
                    docker()
                }
                stages {
                    stage('Build') {
                        when {
                            anyOf {
                                branch()
                                not {
                                    expression {
                                    }
                                }
                            }
                        }
                        input {
                        }
                        steps {
                            withCredentials {
                                sh()
                            }
                            '\u2026'
                            script {
                                '\u2026'
                            }
                        }
                    }
                    '\u2026'
                    stage('\u2026') {
                        matrix {
                            axes {
                                axis {
                                    name 'OS'
                                }
                                axis {
                                    name '\u2026'
                                }
                            }
                            stages {
                                stage('Test') {
                                    agent {
                                    }
                                    steps {
                                        '\u2026'
                                    }
                                }
                            }
                        }
                    }
                }
                post {
                    always {
                        echo()
                    }
                }
            }
            """, outline("""
            def secret = 'a'
            pipeline {
                agent { docker { image 'registry.internal/x'; args '-v /secret' } }
                environment { TOKEN = credentials('token') }
                parameters { string(name: 'WHERE', defaultValue: 'there') }
                stages {
                    stage('Build') { // the first
                        when { beforeAgent true; anyOf { branch 'release/*'; not { expression { secret == 'b' } } } }
                        input { message 'Go?'; submitter 'alice' }
                        options { timeout(time: 1) }
                        steps {
                            withCredentials([string(credentialsId: 'c', variable: 'D')]) { sh "curl -u $D host" }
                            ourOwnStep 'x'
                            script { secret = sh(script: 'id', returnStdout: true) }
                        }
                    }
                    listed.each { stage(it) { } }
                    stage("Release ${secret}") {
                        matrix {
                            axes {
                                axis { name 'OS'; values 'linux', 'mac' }
                                axis { name 'A'; name secret; values 'b' }
                            }
                            stages { stage('Test') { agent { label secret + 'x'; foo() }
                                steps { secret = 'c' } } }
                        }
                    }
                }
                post { always { echo 'bye' } }
            }
            """));
    }

    /** So nothing else can be in there: no string, comment, variable, or name that the pipeline defines. */
    @Test
    public void eachWordIsOneOfJenkinsOrTheNameOfAStageOrAxis() throws Exception {
        Set<String> known = new HashSet<>(WORDS);
        for (Catalogue.Section section : Set.of(Catalogue.Section.STEPS, Catalogue.Section.AGENTS, Catalogue.Section.CONDITIONS, Catalogue.Section.POST)) {
            known.addAll(CATALOGUE.names(section));
        }
        for (Map.Entry<String, Jenkinsfile> file : pipelines().entrySet()) {
            Set<String> names = new HashSet<>(Set.of(Outline.HIDDEN));
            for (Node node : file.getValue().nodes().values()) {
                if (node instanceof Stage stage && !stage.nameIsExpression()) {
                    names.add(stage.name());
                } else if (node instanceof Matrix.Axis axis && axis.name() != null) {
                    names.add(axis.name());
                }
            }
            Set<String> literals = new HashSet<>();
            names.forEach(name -> literals.add(Lines.literal(name)));
            Tokens tokens = Jenkinsfile.parse(outline(file.getValue().text())).tree().tokens();
            for (int i = 0; i < tokens.size(); i++) {
                String word = tokens.text(i);
                boolean layout = tokens.kind(i).isTrivia() && !tokens.kind(i).isComment() || Set.of("{", "}", "(", ")").contains(word);
                assertTrue(file.getKey() + ": " + word, layout || known.contains(word) || tokens.is(i, TokenKind.STRING) && literals.contains(word));
            }
        }
    }

    @Test
    public void theSameStagesAreDrawnAtTheSamePlaces() throws Exception {
        for (Map.Entry<String, Jenkinsfile> file : pipelines().entrySet()) {
            Jenkinsfile outline = Jenkinsfile.parse(outline(file.getValue().text()));
            assertEquals(file.getKey(), Drawing.of(file.getValue(), CATALOGUE), Drawing.of(outline, CATALOGUE));
        }
    }

    @Test
    public void anOutlineIsGroovyAndItsOwnOutline() throws Exception {
        for (Map.Entry<String, Jenkinsfile> file : pipelines().entrySet()) {
            String outline = outline(file.getValue().text());
            assertEquals(file.getKey(), outline, outline(outline));
            for (Diagnostic found : Lint.withBundledCatalogue().check(Jenkinsfile.parse(outline))) {
                assertTrue(file.getKey() + ": " + found, !found.code().equals(Diagnostic.SYNTAX));
            }
        }
    }
}
