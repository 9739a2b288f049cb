package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfiles;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Severity;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.junit.rules.ErrorCollector;

/** For each rule a text that it finds something in, and one as near as can be that it leaves alone. */
public class RulesTest {
    /** Rules that need more than a text: hostile ones have tests of their own. */
    private static final Set<String> ELSEWHERE = Set.of("unchecked");

    @org.junit.Rule
    public final ErrorCollector failures = new ErrorCollector();

    private final Lint lint = Lint.withBundledCatalogue();
    private final Map<String, Integer> found = new LinkedHashMap<>();

    private static String pipeline(String sections) {
        return "pipeline {\n    agent any\n    " + sections + "\n    stages {\n        stage('A') { steps { echo 'a' } }\n    }\n}\n";
    }

    private static String stage(String content) {
        return "pipeline {\n    agent any\n    stages {\n        stage('A') {\n            " + content + "\n        }\n    }\n}\n";
    }

    private static String steps(String steps) {
        return stage("steps {\n                " + steps + "\n            }");
    }

    private static String agent(String agent) {
        return "pipeline {\n    agent " + agent + "\n    stages {\n        stage('A') { steps { echo 'a' } }\n    }\n}\n";
    }

    private static String when(String conditions) {
        return stage("when { " + conditions + " }\n            steps { echo 'a' }");
    }

    private static String matrix(String sections) {
        return stage("matrix {\n" + sections + "\nstages { stage('B') { steps { echo 'b' } } } }");
    }

    private static String axes(String axes) {
        return matrix("axes { " + axes + " }");
    }

    private static String parallel(String content) {
        return stage("parallel {\n            " + content + "\n        }");
    }

    private List<Diagnostic> check(String text) {
        return lint.check(SyntaxTree.of(text));
    }

    /** Finds it in the first text, and what its fix makes of that is no worse; leaves the others alone. */
    private void rule(String code, String wrong, String... right) {
        try {
            holds(code, wrong, right);
        } catch (AssertionError failure) {
            failures.addError(failure);
        }
    }

    private void holds(String code, String wrong, String... right) {
        List<Diagnostic> hits = check(wrong).stream().filter(finding -> finding.code().equals(code)).toList();
        assertFalse(code + " in\n" + wrong + check(wrong), hits.isEmpty());
        found.merge(code, 1, Integer::sum);
        for (Diagnostic hit : hits) {
            assertTrue(hit + " in\n" + wrong, hit.range().length() > 0 && !hit.message().isBlank() && !hit.message().contains("{0}"));
            if (hit.fix() != null) {
                String fixed = Fixes.apply(wrong, hit.fix());
                Set<String> new_ = new TreeSet<>(check(fixed).stream().filter(finding -> finding.severity() == Severity.ERROR).map(Diagnostic::code).toList());
                check(wrong).forEach(finding -> new_.remove(finding.code()));
                assertEquals(hit.fix().title() + " leads to\n" + fixed, Set.of(), new_);
                assertTrue(hit.fix().title() + " leads to\n" + fixed + check(fixed),
                    check(fixed).stream().filter(finding -> finding.code().equals(code)).count() < hits.size());
            }
        }
        for (String text : right) {
            assertEquals(text, List.of(), check(text).stream().filter(finding -> finding.code().equals(code) || finding.severity() == Severity.ERROR).toList());
        }
    }

    @Test
    public void findsWhatItIsThereFor() {
        language();
        sections();
        agents();
        stages();
        steps();
        entries();
        conditions();
        matrices();
        advice();
        Set<String> missing = new TreeSet<>(Rule.codes());
        missing.removeAll(found.keySet());
        missing.removeAll(ELSEWHERE);
        assertEquals("rules without a text that they find something in", Set.of(), missing);
    }

    private void language() {
        rule("syntax", steps("echo 'a"), steps("echo 'a'"));
        rule("syntax", steps("script { def = }"), steps("script { def a = 1 }"));
        rule("syntax", pipeline("environment { A = 'a' } options { timestamps() } )"));
        rule("hash-comment", pipeline("environment {\n A = 'a' #comment\n}"), pipeline("environment {\n A = 'a#b' // comment\n}"), steps("sh '''\n# a comment of the shell\n'''"));
        rule("hash-comment", "# first line\n" + steps("echo 'a'"), "#!/usr/bin/env groovy\n" + steps("echo 'a'"));
        rule("nested-pipeline", "node {\n" + pipeline("") + "}\n", pipeline(""), "def call() {\n" + pipeline("") + "}\n");
        rule("second-pipeline", pipeline("") + pipeline(""), pipeline("") + "def f() { }\n");
    }

    private void sections() {
        rule("missing-section", "pipeline { stages { stage('a') { steps { echo 'a' } } } }", pipeline(""));
        rule("missing-section", "pipeline { agent any }", pipeline("post { always { echo 'a' } }"));
        rule("missing-section", stage("matrix { axes { axis { name 'A'; values 'b' } } }"), axes("axis { name 'A'; values 'b' }"));
        rule("duplicate-section", pipeline("tools { maven 'a' }\n    tools { maven 'b' }"), pipeline("tools { maven 'a'; jdk 'b' }"));
        rule("duplicate-section", stage("steps { echo 'a' }\n steps { echo 'b' }"), stage("steps { echo 'a'; echo 'b' }"));
        rule("unknown-section", pipeline("enviroment { A = 'a' }"), pipeline("environment { A = 'a' }"));
        rule("unknown-section", stage("triggers { cron('@daily') }\n steps { echo 'a' }"), pipeline("triggers { cron('@daily') }"));
        rule("unknown-section", stage("sh 'make'\n steps { echo 'a' }"));
        rule("unknown-section", matrix("axes { axis { name 'A'; values 'b' } }\n axis { name 'B'; values 'c' }"));
        for (String old : List.of("jobProperties { timestamps() }", "properties { timestamps() }", "wrappers { timestamps() }")) {
            rule("renamed-section", pipeline(old), pipeline("options { timestamps() }"));
        }
        for (String old : List.of("notifications { always { echo 'a' } }", "postBuild { always { echo 'a' } }")) {
            rule("renamed-section", pipeline(old), pipeline("post { always { echo 'a' } }"));
        }
        rule("block-expected", pipeline("environment 'a'"), pipeline("environment { A = 'a' }"));
        rule("block-expected", pipeline("options(1)"));
        for (String section : List.of("environment", "options", "triggers", "parameters", "tools", "post", "libraries")) {
            rule("empty-section", pipeline(section + " { }"));
        }
        rule("empty-section", pipeline("post { always { } }"), pipeline("post { always { echo 'a' } }"));
        rule("empty-section", "pipeline { agent any; stages { } }");
        rule("not-a-section", pipeline("def x = 1"), "def x = 1\n" + pipeline(""));
        rule("not-a-section", stage("if (true) { }\n steps { echo 'a' }"));
    }

    private void agents() {
        rule("invalid-agent", agent("linux"), agent("any"), agent("none").replace("steps", "agent any; steps"), agent("{ label 'linux' }"));
        rule("invalid-agent", agent("{ any }"));
        rule("invalid-agent", agent("{ }"));
        rule("invalid-agent", agent("{ label 'a'; docker 'b' }"), agent("{ docker { image 'b'; label 'a' } }"));
        rule("unknown-agent", agent("{ dokcer 'maven' }"), agent("{ docker 'maven' }"), agent("{ kubernetes { yaml 'a' } }"), agent("{ dockerfile true }"));
        rule("agent-parameter", agent("{ docker { label 'x' } }"), agent("{ docker { label 'x'; image 'y' } }"));
        rule("agent-parameter", agent("{ docker { image 'x'; imag 'y' } }"));
        rule("agent-parameter", agent("{ docker { image 'x', 'y' } }"));
        rule("agent-parameter", agent("{ node { customWorkspace 'x' } }"), agent("{ node { customWorkspace 'x'; label 'y' } }"));
        rule("misplaced-section", stage("agent any\n parallel { stage('b') { steps { echo 'b' } } }"), parallel("stage('b') { agent any; steps { echo 'b' } }"));
        rule("misplaced-section", stage("tools { maven 'a' }\n matrix { axes { axis { name 'A'; values 'b' } }; stages { stage('b') { steps { echo 'b' } } } }"));
        rule("needless-agent-none", stage("agent none\n            steps { echo 'a' }"), stage("agent any\n steps { echo 'a' }"),
            "pipeline { agent none; stages { stage('a') { agent none; steps { echo 'a' } } } }");
    }

    private void stages() {
        rule("stage-expected", "pipeline { agent any; stages { echo 'a' } }");
        rule("stage-expected", "pipeline { agent any; stages { stage('a') } }");
        rule("stage-expected", parallel("failFast true\n stage('b') { steps { echo 'b' } }"), stage("failFast true\n parallel { stage('b') { steps { echo 'b' } } }"));
        rule("stage-name", "pipeline { agent any; stages { stage { steps { echo 'a' } } } }", stage("steps { echo 'a' }"));
        rule("stage-name", "pipeline { agent any; stages { stage(\"a${b}\") { steps { echo 'a' } } } }");
        rule("stage-content", stage("agent any"), stage("stages { stage('b') { steps { echo 'b' } } }"));
        rule("stage-content", stage("steps { echo 'a' }\n stages { stage('b') { steps { echo 'b' } } }"));
        rule("nested-parallel", parallel("stage('b') { parallel { stage('c') { steps { echo 'c' } } } }"), parallel("stage('b') { stages { stage('c') { steps { echo 'c' } } } }"));
        rule("nested-parallel", parallel("stage('b') { stages { stage('c') { matrix { axes { axis { name 'A'; values 'b' } }; stages { stage('d') { steps { echo 'd' } } } } } } }"));
        rule("duplicate-stage", parallel("stage('b') { steps { echo 'b' } }\n stage('b') { steps { echo 'c' } }"), parallel("stage('b') { steps { echo 'b' } }\n stage('c') { steps { echo 'c' } }"));
        rule("not-boolean", stage("failFast 'yes'\n parallel { stage('b') { steps { echo 'b' } } }"), stage("failFast false\n parallel { stage('b') { steps { echo 'b' } } }"));
        rule("not-boolean", when("beforeAgent 'true'; branch 'a'"), when("beforeAgent true; branch 'a'"));
        rule("misplaced-fail-fast", stage("failFast true\n            steps { echo 'a' }"), stage("failFast true\n parallel { stage('b') { steps { echo 'b' } } }"));
        rule("empty-section", stage("steps { }"));
        rule("empty-section", parallel(""));
    }

    private void steps() {
        for (String code : List.of("def x = 1", "x = 1", "if (true) { echo 'a' }", "for (x in y) { echo 'a' }", "try { echo 'a' } finally { }", "env.A = 'b'", "x++")) {
            rule("step-expected", steps(code), steps("script { " + code + " }"));
        }
        rule("step-expected", steps("deleteDir"), steps("deleteDir()"));
        rule("step-expected", pipeline("post { always { def x = 1 } }"));
        rule("object-call", steps("docker.build('a')"), steps("script { docker.build('a') }"));
        rule("object-call", steps("retry(2) { a.b.c() }"), steps("retry(2) { script { a.b.c() } }"));
        rule("blocked-step", steps("properties([])"), steps("script { properties([]) }"));
        rule("blocked-step", steps("stage('b') { echo 'b' }"), steps("script { stage('b') { echo 'b' } }"));
        rule("blocked-step", steps("retry(2) { parallel(a: { echo 'a' }) }"), steps("parallel(a: { echo 'a' })"));
        rule("blocked-step", pipeline("options { node('a') }"), pipeline("options { retry(2) }"));
        rule("step-block", steps("echo('a') { sh 'b' }"), steps("dir('a') { sh 'b' }"));
        rule("step-block", steps("timeout(5)"), steps("timeout(5) { echo 'a' }"));
        rule("step-block", steps("script"), steps("script { }"));
        rule("unknown-parameter", steps("sh scrip: 'ls'"), steps("sh script: 'ls', label: 'a', returnStdout: true"));
        rule("unknown-parameter", steps("harborPush image: 'a', tag: 'b'"), steps("harborPush image: 'a', tags: ['b'], credentialsId: 'c', from: jar('d')"));
        rule("missing-parameter", steps("mail to: 'a', subject: 'b'"), steps("mail to: 'a', subject: 'b', body: 'c'"));
        rule("missing-parameter", pipeline("options { timeout() }"));
        rule("unnamed-parameter", steps("sh 'a', 'b'"), steps("sh 'a'"));
        rule("unnamed-parameter", steps("sh 'a', returnStdout: true"));
        rule("unnamed-parameter", steps("deleteDir('a')"), steps("deleteDir()"));
        rule("parameter-type", steps("timeout(time: '5', unit: 'MINUTES') { echo 'a' }"), steps("timeout(time: 5, unit: 'MINUTES') { echo 'a' }"));
        rule("parameter-type", steps("timeout(time: 5, unit: 'MINUTE') { echo 'a' }"));
        rule("parameter-type", steps("echo 5"), steps("sh script: 'a', returnStdout: params.A"));
        rule("number-too-large", steps("sleep 99999999999999999999"), steps("sleep 9"));
        rule("unquoted-value", steps("echo ${A}"), steps("echo \"${A}\""));
        rule("unknown-step", steps("ecoh 'a'"), steps("echo 'a'"), "def ecoh(a) { }\n" + steps("ecoh 'a'"), "@Library('x') _\n" + steps("somethingOfTheLibrary 'a'"));
        rule("unknown-step", steps("archiveArtefacts 'a'"), steps("println 'a'"));
        rule("removed-step", steps("kubernetesDeploy(configs: 'deploy/**', kubeconfigId: 'k')"), steps("envsubstApply file: 'deploy/**', kubeconfigId: 'k'"));
        rule("removed-step", steps("kubernetesDeploy(configs: 'a', ssh: [b: 'c'])"));
    }

    private void entries() {
        rule("unquoted-value", pipeline("environment { A = ${B} }"), pipeline("environment { A = \"${B}\" }"));
        rule("environment-entry", pipeline("environment { echo 'a' }"), pipeline("environment { A = sh(script: 'a', returnStdout: true) }"));
        rule("environment-value", pipeline("environment { A = B }"), pipeline("environment { A = 'a' + \"${B}\" }"));
        rule("environment-value", pipeline("environment { A = 'a' - 'b' }"));
        rule("environment-name", pipeline("environment { env.A = 'a' }"), pipeline("environment { _A1 = 'a' }"));
        rule("environment-name", pipeline("environment { a.b.c = 'a' }"));
        rule("duplicate-variable", pipeline("environment { A = 'a'\n A = 'b' }"), pipeline("environment { A = 'a'\n a = 'b' }"));
        rule("invalid-entry", pipeline("options { timestamps }"), pipeline("options { timestamps() }"));
        rule("invalid-entry", pipeline("triggers { x = 1 }"));
        rule("invalid-entry", pipeline("tools { maven 'a', 'b' }"), pipeline("tools { maven 'a' }"));
        rule("invalid-entry", pipeline("parameters { string(name: 'A') { } }"));
        rule("duplicate-entry", pipeline("options { timestamps(); timestamps() }"), pipeline("options { timestamps(); retry(2) }"));
        rule("duplicate-entry", pipeline("triggers { cron('a'); cron('b') }"));
        rule("duplicate-parameter", pipeline("parameters { string(name: 'A'); booleanParam(name: 'A') }"), pipeline("parameters { string(name: 'A'); booleanParam(name: 'B') }"));
        rule("unknown-type", pipeline("options { timestmps() }"), pipeline("options { timestamps() }"));
        rule("unknown-type", pipeline("triggers { crom('@daily') }"), pipeline("triggers { cron('@daily'); upstream(upstreamProjects: 'a', threshold: hudson.model.Result.SUCCESS) }"));
        rule("unknown-type", pipeline("parameters { strng(name: 'A') }"));
        rule("unknown-type", pipeline("tools { mavn 'a' }"), pipeline("tools { gradle 'a' }"));
        rule("misplaced-option", pipeline("options { echo 'a' }"), pipeline("options { timeout(5) }"));
        rule("misplaced-option", stage("options { disableConcurrentBuilds() }\n steps { echo 'a' }"), stage("options { timeout(5) }\n steps { echo 'a' }"));
        rule("misplaced-option", pipeline("options { parameters([]) }"));
        rule("parameter-type", pipeline("options { buildDiscarder(logRotator(numToKeepStr: 10)) }"), pipeline("options { buildDiscarder(logRotator(numToKeepStr: '10')) }"));
        rule("input-field", stage("input { ok 'yes' }\n steps { echo 'a' }"), stage("input { message 'a'; ok 'yes' }\n steps { echo 'a' }"));
        rule("input-field", stage("input { message 'a'; okay 'yes' }\n steps { echo 'a' }"));
        rule("input-field", stage("input { message 'a'; message 'b' }\n steps { echo 'a' }"));
        rule("unknown-post-condition", pipeline("post { allways { echo 'a' } }"), pipeline("post { always { echo 'a' } }"));
        rule("unknown-post-condition", pipeline("post { echo 'a' }"));
        rule("duplicate-post-condition", pipeline("post { always { echo 'a' }\n always { echo 'b' } }"), pipeline("post { always { echo 'a' }\n failure { echo 'b' } }"));
        rule("invalid-library", pipeline("libraries { library('x') }"), pipeline("libraries { lib('x@1') }"));
        rule("invalid-library", pipeline("libraries { lib(name: 'x') }"));
    }

    private void conditions() {
        rule("unknown-condition", when("brunch 'a'"), when("branch 'a'"));
        rule("unknown-condition", when("env.A == 'b'"), when("expression { env.A == 'b' }"));
        rule("condition-children", when("not { branch 'a'; branch 'b' }"), when("not { anyOf { branch 'a'; branch 'b' } }"));
        rule("condition-children", when("anyOf { }"));
        rule("condition-children", when("allOf 'a'"));
        rule("condition-children", when("branch('a') { branch 'b' }"));
        rule("condition-pattern", when("changelog '['"), when("changelog '[a]'"));
        rule("condition-comparator", when("branch pattern: 'a', comparator: 'REGEX'"), when("branch pattern: 'a', comparator: 'REGEXP'"));
        rule("missing-parameter", when("environment name: 'A'"), when("environment name: 'A', value: 'b'"));
        rule("missing-parameter", when("changelog()"));
        rule("step-block", when("expression 'a'"));
        rule("empty-section", when(""));
    }

    private void matrices() {
        rule("matrix-axis", axes("axis { name 'A' }"), axes("axis { name 'A'; values 'b', 'c' }"));
        rule("matrix-axis", axes("axis { values 'b' }"));
        rule("matrix-axis", axes("axis { name '1A'; values 'b' }"));
        rule("matrix-axis", axes("axis { name 'A'; values 'b', 'b' }"));
        rule("matrix-axis", axes("axis { name 'A'; values x }"));
        rule("matrix-axis", axes("axis { name 'A'; values 'b' }\n axis { name 'A'; values 'c' }"), axes("axis { name 'A'; values 'b' }\n axis { name 'B'; values 'c' }"));
        rule("matrix-axis", axes("axis { name 'A'; notValues 'b' }"));
        rule("matrix-axis", axes("echo 'a'"));
        String one = "axes { axis { name 'A'; values 'b', 'c' } }\n";
        rule("matrix-axis", matrix(one + "excludes { exclude { axis { name 'A' } } }"), matrix(one + "excludes { exclude { axis { name 'A'; values 'b' } } }"));
        rule("matrix-axis", matrix(one + "excludes { exclude { axis { name 'A'; values 'b'; notValues 'c' } } }"), matrix(one + "excludes { exclude { axis { name 'A'; notValues 'b' } } }"));
        rule("empty-section", matrix("axes { }"));
        rule("empty-section", matrix(one + "excludes { }"));
        rule("empty-section", matrix(one + "excludes { exclude { } }"));
    }

    private void advice() {
        rule("lone-cd", steps("sh 'cd repo/${APP_NAME}'\n                sh 'make'"), steps("sh 'cd repo && make'"), steps("dir('repo') { sh 'make' }"));
        rule("double-star", steps("sh 'cp target/**.jar x'"), steps("sh 'cp target/*.jar x'"), steps("archiveArtifacts 'target/**/*.jar'"), steps("sh 'echo $((2**3))'"));
        rule("docker-push", steps("sh 'docker push a/b:c'"), steps("sh 'docker pull a/b:c'"), steps("sh 'docker build -t a .'"));
        rule("envsubst-kubectl", steps("sh 'envsubst < a.yml | kubectl apply -f -'"), steps("sh 'kubectl apply -f a.yml'"), steps("sh 'envsubst < a > b'"));
        rule("kubeconfig-on-agent", steps("sh 'echo \"$KUBECONFIG_CONTENT\" > ~/.kube/config'"), steps("sh 'cat ~/.kube/config'"));
        rule("secret-literal", pipeline("environment { DB_PASSWORD = 'hunter2' }"), pipeline("environment { DB_PASSWORD = credentials('db') }"), pipeline("environment { DB_PASSWORD = '' }"),
            pipeline("environment { REGISTRY_SECRET = 'secret/team/registry' }"));
        rule("secret-literal", steps("sh 'docker login -u a -p hunter2 r'"), steps("sh 'docker login -u a --password-stdin r'"));
        rule("secret-literal", steps("sh 'git clone https://joe:hunter2@example.org/a.git'"), steps("sh 'git clone https://example.org/a.git'"));
        rule("secret-literal", steps("echo 'AKIAIOSFODNN7EXAMPLE'"), steps("echo 'AKIA'"));
        rule("secret-literal", "def token = 'ghp_0123456789abcdefghijABCDEFGHIJ012345'\n");
        String bound = "withCredentials([string(credentialsId: 't', variable: 'TOKEN')]) { sh ";
        rule("secret-interpolation", steps(bound + "\"curl -H $TOKEN x\" }"), steps(bound + "'curl -H $TOKEN x' }"), steps("sh \"echo ${params.NAME}\""));
        rule("secret-interpolation", pipeline("environment { C = credentials('c') }").replace("echo 'a'", "sh \"echo ${C_PSW}\""), pipeline("environment { C = credentials('c') }").replace("echo 'a'", "sh \"echo ${C_USR}\""));
    }

    @Test
    public void findsNoErrorInFilesThatJenkinsAccepts() {
        Jenkinsfiles.valid().forEach((name, text) -> assertEquals(name, List.of(),
            check(text).stream().filter(finding -> finding.severity() == Severity.ERROR).toList()));
    }

    @Test
    public void findsNothingAtAllInTheSampleOfThisRepository() throws Exception {
        assertEquals(List.of(), check(java.nio.file.Files.readString(java.nio.file.Path.of("Jenkinsfile"))).stream()
            .filter(finding -> finding.severity() != Severity.INFO).toList());
    }
}
