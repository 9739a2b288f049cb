package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Severity;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** Each rule: what it finds, what it leaves alone, and that its fix mends what it found. */
public class LintTest {

    private final Lint lint = Lint.withBundledCatalogue();

    private static String pipeline(String sections) {
        return "pipeline {\n    agent any\n" + sections + "\n    stages {\n        stage('A') { steps { echo 'a' } }\n    }\n}\n";
    }

    private static String steps(String steps) {
        return "pipeline {\n    agent any\n    stages {\n        stage('A') {\n            steps {\n                " + steps + "\n            }\n        }\n    }\n}\n";
    }

    private static String stage(String content) {
        return "pipeline {\n    agent any\n    stages {\n        stage('A') {\n            " + content + "\n        }\n    }\n}\n";
    }

    private List<Diagnostic> check(String text) {
        return lint.check(SyntaxTree.of(text));
    }

    private Diagnostic only(String code, String text) {
        List<Diagnostic> found = check(text).stream().filter(finding -> finding.code().equals(code)).toList();
        assertEquals(code + " in " + check(text), 1, found.size());
        return found.get(0);
    }

    private void errorAt(String code, String place, String text) {
        Diagnostic finding = only(code, text);
        assertEquals(text, Severity.ERROR, finding.severity());
        assertEquals(text, place, finding.range().of(text));
        assertFalse(finding.message().isBlank());
    }

    /** The fix of the only finding of this code leads to this, and the code is gone. */
    private void fixes(String code, String before, String after) {
        Diagnostic finding = only(code, before);
        assertNotNull("no fix in " + finding, finding.fix());
        String fixed = Fixes.apply(before, finding.fix());
        assertEquals(after, fixed);
        assertTrue(check(fixed).toString(), check(fixed).stream().noneMatch(one -> one.code().equals(code) || one.code().equals("syntax")));
    }

    private void clean(String text) {
        assertEquals(text, List.of(), check(text).stream().filter(finding -> finding.severity() == Severity.ERROR).toList());
    }

    @Test
    public void refusesWhatJenkinsRefusesInThePipeline() {
        errorAt("missing-section", "pipeline", "pipeline { stages { stage('a') { steps { echo 'a' } } } }");
        errorAt("missing-section", "pipeline", "pipeline { agent any }");
        errorAt("duplicate-section", "environment", pipeline("environment { A = 'a' }\nenvironment { B = 'b' }"));
        errorAt("unknown-section", "enviroment", pipeline("enviroment { A = 'a' }"));
        errorAt("renamed-section", "postBuild", pipeline("postBuild { always { echo 'a' } }"));
        errorAt("block-expected", "environment", pipeline("environment 'a'"));
        errorAt("empty-section", "environment", pipeline("environment { }"));
        errorAt("not-a-section", "def", pipeline("def x = 1"));
        errorAt("nested-pipeline", "pipeline", "node { pipeline { agent any } }");
        errorAt("invalid-library", "library", pipeline("libraries { library('x') }"));
    }

    @Test
    public void refusesWhatJenkinsRefusesInAgents() {
        String rest = " stages { stage('a') { steps { echo 'a' } } } }";
        errorAt("invalid-agent", "linux", "pipeline { agent linux;" + rest);
        errorAt("invalid-agent", "any", "pipeline { agent { any };" + rest);
        errorAt("unknown-agent", "dokcer", "pipeline { agent { dokcer 'maven' };" + rest);
        errorAt("agent-parameter", "docker", "pipeline { agent { docker { label 'x' } };" + rest);
        errorAt("agent-parameter", "imag", "pipeline { agent { docker { image 'x'; imag 'y' } };" + rest);
    }

    @Test
    public void refusesWhatJenkinsRefusesInStages() {
        errorAt("stage-content", "stage", stage("agent any"));
        errorAt("stage-content", "stage", stage("steps { echo 'a' }; stages { stage('b') { steps { echo 'b' } } }"));
        errorAt("stage-name", "\"$x\"", "pipeline { agent any; stages { stage(\"$x\") { steps { echo 'a' } } } }");
        errorAt("duplicate-stage", "'b'", stage("parallel { stage('b') { steps { echo 'b' } }\nstage('b') { steps { echo 'b' } } }").replaceFirst("'b'", "\"b\""));
        errorAt("misplaced-section", "agent", stage("agent any; parallel { stage('b') { steps { echo 'b' } } }"));
        errorAt("nested-parallel", "parallel", stage("matrix { axes { axis { name 'X'; values 'a' } }; stages { stage('b') { parallel { stage('c') { steps { echo 'b' } } } } } }"));
        errorAt("not-boolean", "failFast", stage("failFast 'yes'; parallel { stage('b') { steps { echo 'b' } } }"));
        errorAt("matrix-axis", "axis", stage("matrix { axes { axis { name 'X' } }; stages { stage('b') { steps { echo 'b' } } } }"));
    }

    @Test
    public void refusesWhatJenkinsRefusesInSteps() {
        errorAt("empty-section", "steps", steps(""));
        errorAt("step-expected", "def", steps("def x = 1"));
        errorAt("step-expected", "if", steps("if (true) { echo 'a' }"));
        errorAt("object-call", "docker", steps("docker.build('a')"));
        errorAt("blocked-step", "properties", steps("properties([])"));
        errorAt("step-block", "echo", steps("echo('a') { sh 'b' }"));
        errorAt("step-block", "timeout", steps("timeout(5)"));
        errorAt("unknown-parameter", "scrip", steps("sh scrip: 'ls'"));
        errorAt("missing-parameter", "mail", steps("mail to: 'a', subject: 'b'"));
        errorAt("unnamed-parameter", "sh", steps("sh 'a', 'b'"));
        errorAt("parameter-type", "'5'", steps("timeout(time: '5', unit: 'MINUTES') { echo 'a' }"));
        errorAt("parameter-type", "'MINUTE'", steps("timeout(time: 5, unit: 'MINUTE') { echo 'a' }"));
        errorAt("number-too-large", "99999999999999999999", steps("sleep 99999999999999999999"));
    }

    @Test
    public void refusesWhatJenkinsRefusesInOtherSections() {
        errorAt("environment-value", "OTHER", pipeline("environment { A = OTHER }"));
        errorAt("unquoted-value", "${B}", pipeline("environment { A = ${B} }"));
        errorAt("duplicate-variable", "A", pipeline("environment { A = 'a'\n A = 'b' }"));
        errorAt("environment-entry", "echo", pipeline("environment { echo 'a' }"));
        errorAt("duplicate-entry", "timestamps", pipeline("options { timestamps(); timestamps() }"));
        errorAt("misplaced-option", "echo", pipeline("options { echo 'a' }"));
        errorAt("blocked-step", "node", pipeline("options { node('x') }"));
        errorAt("misplaced-option", "buildDiscarder", stage("options { buildDiscarder(logRotator(numToKeepStr: '1')) }; steps { echo 'a' }"));
        errorAt("parameter-type", "10", pipeline("options { buildDiscarder(logRotator(numToKeepStr: 10)) }"));
        errorAt("unknown-post-condition", "allways", pipeline("post { allways { echo 'a' } }"));
        errorAt("duplicate-post-condition", "always", pipeline("post { always { echo 'a' }; always { echo 'b' } }"));
        errorAt("condition-children", "not", stage("when { not { branch 'a'; branch 'b' } }; steps { echo 'a' }"));
        errorAt("empty-section", "when", stage("when { }; steps { echo 'a' }"));
        errorAt("input-field", "input", stage("input { ok 'yes' }; steps { echo 'a' }"));
        errorAt("condition-pattern", "'['", stage("when { changelog '[' }; steps { echo 'a' }"));
    }

    @Test
    public void acceptsWhatJenkinsAccepts() {
        clean("@Library('x') _\nimport groovy.json.JsonSlurper\ndef version = '1'\n" + pipeline("environment { A = 'a'; B = \"${A}\" + 'b'; C = credentials('c'); D = sh(script: 'x', returnStdout: true).trim() }")
                + "def helper(a) { return a + 1 }\n");
        clean(steps("script { if (true) { docker.build('a') } }\n helper 'a'\n checkout scm\n somethingOfAPlugin(a: 1) { echo 'b' }\n step([$class: 'X', y: 1])"));
        clean(steps("parallel(a: { echo 'a' }, b: { echo 'b' }, failFast: true)"));
        clean(pipeline("options { skipDefaultCheckout(); timeout(time: 1, unit: 'HOURS'); optionOfAPlugin('x') }\n tools { toolOfAPlugin 'x' }\n parameters { string(name: 'A', defaultValue: ''); parameterOfAPlugin(name: 'x') }"));
        clean(stage("when { beforeAgent true; anyOf { branch 'a'; expression { return x > 1 } } }; steps { echo 'a' }"));
        clean("node { stage('a') { sh 'x' } }");
        clean("buildPlugin(useContainerAgent: true)");
        clean("");
    }

    @Test
    public void mendsWhatCanBeMended() {
        fixes("hash-comment", pipeline("environment {\n A = 'a' # x's\n}"), pipeline("environment {\n A = 'a' // x's\n}"));
        fixes("unknown-section", pipeline("enviroment { A = 'a' }"), pipeline("environment { A = 'a' }"));
        fixes("unquoted-value", pipeline("environment { A = ${B} }"), pipeline("environment { A = \"${B}\" }"));
        fixes("step-expected", steps("if (true) { echo 'a' }"), steps("script {\n                    if (true) { echo 'a' }\n                }"));
        fixes("unknown-step", steps("ecoh 'a'"), steps("echo 'a'"));
        fixes("parameter-type", steps("echo 5"), steps("echo '5'"));
        fixes("needless-agent-none", stage("agent none\n            steps { echo 'a' }"), stage("steps { echo 'a' }"));
        fixes("double-star", steps("sh 'cp target/**.jar x'"), steps("sh 'cp target/*.jar x'"));
        fixes("removed-step", steps("kubernetesDeploy(configs: 'deploy/**', kubeconfigId: 'k')"), steps("envsubstApply file: 'deploy/**', kubeconfigId: 'k'"));
        fixes("secret-literal", pipeline("environment { DB_PASSWORD = 'hunter2' }"), pipeline("environment { DB_PASSWORD = credentials('db-password') }"));
    }

    @Test
    public void renamesNoStepOfALibraryToOneThatSoundsAlike() {
        for (String text : List.of(steps("useKubeConfig { }"), steps("gitCheckout 'a'"), pipeline("triggers { testtrigger('a') }"))) {
            assertTrue(text, check(text).stream().noneMatch(finding -> finding.fix() != null));
        }
    }

    @Test
    public void mendsNothingWithWhatOnlyAnEnvironmentTakes() {
        String script = steps("script { DB_PASSWORD = 'hunter2' }");
        assertEquals(List.of("secret-literal:null"), check(script).stream().map(finding -> finding.code() + ":" + finding.fix()).toList());
    }

    @Test
    public void putsStepsAfterALoneCdIntoTheDirectory() {
        fixes("lone-cd", steps("sh 'cd a/$B'\n                sh 'ls'"), steps("dir(\"a/$B\") {\n                    sh 'ls'\n                }"));
        assertEquals(List.of(), check(steps("sh 'cd a && ls'")));
    }

    @Test
    public void offersHarborPushForLoginTagAndPush() {
        fixes("docker-push", steps("withCredentials([usernamePassword(credentialsId: 'h', usernameVariable: 'U', passwordVariable: 'P')]) {\n"
                + "                    sh 'echo $P | docker login r -u $U --password-stdin'\n                    sh 'docker tag a:1 r/b:2'\n                    sh 'docker push r/b:2'\n                }"),
                steps("harborPush image: 'r/b', tags: ['2'], credentialsId: 'h', from: dockerImage('a:1')"));
        assertEquals(List.of(), check(steps("sh 'docker build -t a .'")));
    }

    @Test
    public void offersEnvsubstApplyAndTakesTheCredentialsBlockAway() {
        fixes("envsubst-kubectl", steps("withCredentials([kubeconfigFile(credentialsId: 'k', variable: 'KUBECONFIG')]) {\n"
                + "                    sh 'envsubst < d.yml | kubectl apply -n dev -f -'\n                }"),
                steps("envsubstApply file: 'd.yml', kubeconfigId: 'k', namespace: 'dev'"));
        assertEquals(List.of(), check(steps("sh 'kubectl apply -f d.yml'")));
    }

    @Test
    public void letsTheShellInsertSecrets() {
        String before = "withCredentials([string(credentialsId: 't', variable: 'TOKEN')]) { sh \"curl -H $TOKEN x\" }";
        fixes("secret-interpolation", steps(before), steps(before.replace("\"curl -H $TOKEN x\"", "'curl -H ${TOKEN} x'")));
        assertEquals(List.of(), check(steps("sh \"echo ${params.NAME}\"")));
    }

    @Test
    public void fixesAllOfAFileAtOnce() {
        String text = stage("agent none\n            steps {\n                sh 'cd a' # there\n                sh 'ls'\n            }");
        String fixed = new Modernisation(lint).apply(text, Set.of());
        assertEquals(List.of(), check(fixed));
        assertEquals(text, new Modernisation(lint).apply(text, Set.of("docker-push")));
        assertEquals(3, new Modernisation(lint).proposals(SyntaxTree.of(text)).size());
    }

    @Test
    public void isDocumentedRuleByRule() throws Exception {
        String documentation = Files.readString(Path.of("docs/lint.md"));
        Rule.codes().forEach(code -> assertTrue(code, documentation.contains("| `" + code + "` |")));
    }
}
