package io.jenkins.plugins.kubesphere.embedded.declarative;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.embedded.flow.StageView;
import io.jenkins.plugins.kubesphere.embedded.flow.Stages;
import java.util.List;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class DeclarativePipelineTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private static int jobs;

    private static WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = JENKINS.createProject(WorkflowJob.class, "declarative-" + ++jobs);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return JENKINS.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private static String log(Result expected, String script) throws Exception {
        return JenkinsRule.getLog(run(expected, script));
    }

    private static void inOrder(String log, String... lines) {
        int from = 0;
        for (String line : lines) {
            int at = log.indexOf("\n" + line + "\n", from);
            assertTrue("'" + line + "' is missing after position " + from + " of\n" + log, at >= 0);
            from = at + line.length();
        }
    }

    @Test
    public void valuesOfTheEnvironmentReferToEachOtherInAnyOrder() throws Exception {
        assertThat(log(Result.SUCCESS, """
                pipeline {
                    agent any
                    environment {
                        URL = "http://$HOST:${env.PORT}"
                        HOST = 'example'
                        PORT = '80' + '80'
                    }
                    stages { stage('s') { environment { HERE = "${URL}/x" }
                        steps { echo "$HERE" } } }
                }
                """), containsString("http://example:8080/x"));
    }

    @Test
    public void postRunsInItsOwnOrderAfterAFailure() throws Exception {
        String log = log(Result.FAILURE, """
                pipeline {
                    agent any
                    stages {
                        stage('a') { steps { error 'broken' }
                            post { failure { echo 'stage failure' }
                                   always { echo 'stage always' } } }
                        stage('b') { steps { echo 'never' } }
                    }
                    post {
                        cleanup { echo 'cleanup' }
                        failure { echo 'failure' }
                        success { echo 'success' }
                        unsuccessful { echo 'unsuccessful' }
                        changed { echo 'changed' }
                        always { echo 'always' }
                    }
                }
                """);
        inOrder(log, "stage always", "stage failure", "Stage \"b\" skipped due to earlier failure(s)", "always", "changed", "unsuccessful",
                "failure", "cleanup", "ERROR: broken", "Finished: FAILURE");
        assertThat(log, not(containsString("\nsuccess\n")));
        assertThat(log, not(containsString("\nnever\n")));
    }

    @Test
    public void stagesAreSkippedByTheirConditions() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, """
                pipeline {
                    agent none
                    environment { TARGET = 'dev' }
                    stages {
                        stage('no') { when { environment name: 'TARGET', value: 'production' }
                            steps { echo 'wrong' } }
                        stage('yes') { when { allOf { environment name: 'TARGET', value: 'dev'
                                                      not { branch 'main' }
                                                      anyOf { expression { false }
                                                              equals expected: 2, actual: 1 + 1 } } }
                            steps { echo 'right' } }
                        stage('early') { when { beforeAgent true
                                                expression { return false } }
                            agent any
                            steps { echo 'wrong' } }
                    }
                }
                """);
        String log = JenkinsRule.getLog(run);
        inOrder(log, "Stage \"no\" skipped due to when conditional", "right", "Stage \"early\" skipped due to when conditional");
        assertThat(log, not(containsString("\nwrong\n")));
        assertThat(log, not(containsString("Running on")));
        assertEquals(List.of(StageView.Status.SKIPPED, StageView.Status.SUCCESS, StageView.Status.SKIPPED),
                Stages.of(run).stream().map(StageView.Stage::status).toList());
    }

    @Test
    public void aMatrixRunsEveryCellThatIsNotExcluded() throws Exception {
        String log = log(Result.SUCCESS, """
                pipeline {
                    agent any
                    stages { stage('m') { matrix {
                        axes { axis { name 'OS'
                                      values 'linux', 'mac' }
                               axis { name 'V'
                                      values '1', '2' } }
                        excludes { exclude { axis { name 'OS'
                                                    values 'mac' }
                                             axis { name 'V'
                                                    notValues '1' } } }
                        stages { stage('cell') { steps { echo "cell $OS $V" } } }
                    } } }
                }
                """);
        assertThat(log, containsString("cell linux 1"));
        assertThat(log, containsString("cell linux 2"));
        assertThat(log, containsString("cell mac 1"));
        assertThat(log, not(containsString("cell mac 2")));
    }

    @Test
    public void anUnstableStageCanEndThePipeline() throws Exception {
        String log = log(Result.UNSTABLE, """
                pipeline {
                    agent any
                    options { skipStagesAfterUnstable()
                              timeout(time: 1, unit: 'MINUTES')
                              timestamps() }
                    stages { stage('a') { steps { unstable 'shaky' } }
                             stage('b') { steps { echo 'never' } } }
                    post { unstable { echo 'it is unstable' } }
                }
                """);
        assertThat(log, containsString("Stage \"b\" skipped due to earlier stage(s) marking the build as unstable"));
        assertThat(log, containsString("it is unstable"));
        assertTrue(Pattern.compile("\\[\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\\] it is unstable").matcher(log).find());
    }

    @Test
    public void parametersGetTheirDefaults() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, """
                pipeline {
                    agent any
                    parameters { string(name: 'TAG', defaultValue: 'v1', description: '')
                                 booleanParam(name: 'LOUD', defaultValue: true)
                                 choice(name: 'COLOUR', choices: ['red', 'green'])
                                 password(name: 'KEY', defaultValue: 'open sesame') }
                    stages { stage('s') { steps { echo "tag ${params.TAG} loud ${params.LOUD} ${params.COLOUR} ${params.KEY.toString().length()}" } } }
                }
                """);
        JENKINS.assertLogContains("tag v1 loud true red 11", run);
    }

    @Test
    public void aPodTemplateIsAcceptedAndRunsHere() throws Exception {
        String log = log(Result.UNSTABLE, """
                pipeline {
                    agent { kubernetes { yaml 'kind: Pod'
                                         defaultContainer 'maven' } }
                    options { retry(2)
                              buildDiscarder(logRotator(numToKeepStr: '5'))
                              disableConcurrentBuilds() }
                    triggers { cron('H * * * *') }
                    stages { stage('s') { steps { catchError(buildResult: 'UNSTABLE', stageResult: 'FAILURE') { error 'caught' } } }
                             stage('t') { steps { echo "label ${POD_LABEL}" } } }
                }
                """);
        inOrder(log, "Container 'maven': runs on this machine, without a pod", "ERROR: caught", "Finished: UNSTABLE");
        assertThat(log, containsString("label pod-"));
    }

    @Test
    public void theShapeOfTheArticlesPipelineReachesItsRepository() throws Exception {
        String pipeline = """
                pipeline {
                    agent { node { label 'maven' } }
                    stages {
                        stage('pull') { agent none
                            steps { container('maven') { git(url: '/no/such/repository', credentialsId: 'gitee', branch: 'master',
                                changelog: true, poll: false) } } }
                        stage('build') { agent none
                            steps { container('maven') { sh 'ls' } } }
                    }
                    environment {
                        REGISTRY = 'harbor.example' %s
                    }
                    parameters { string(name: 'TAG_NAME', defaultValue: '', description: '') }
                }
                """;
        String refused = log(Result.FAILURE, pipeline.formatted("#the registry"));
        assertThat(refused, containsString("line 11, column 37"));
        assertThat(refused, containsString("`#` is not a comment in Groovy"));
        assertThat(refused, not(containsString("[Pipeline] node")));
        String started = log(Result.FAILURE, pipeline.formatted(""));
        inOrder(started, "[Pipeline] git", "Stage \"build\" skipped due to earlier failure(s)", "Finished: FAILURE");
        assertThat(started, containsString("no credentials with the id 'gitee'"));
    }

    @Test(timeout = 30000)
    public void aBuildWaitsForTheOneBeforeItWhereTheJobSaysSo() throws Exception {
        WorkflowJob job = JENKINS.createProject(WorkflowJob.class, "one-at-a-time");
        job.setDefinition(new CpsFlowDefinition("""
                pipeline { agent any
                    options { disableConcurrentBuilds() }
                    stages { stage('s') { steps { sleep time: 700, unit: 'MILLISECONDS' } } } }
                """, true));
        WorkflowRun first = job.scheduleBuild2(0).waitForStart();
        JENKINS.waitForMessage("Sleeping", first);
        WorkflowRun second = job.scheduleBuild2(0).get();
        assertTrue(second.getStartTimeInMillis() >= first.getStartTimeInMillis() + first.getDuration());
        assertEquals(Result.SUCCESS, first.getResult());
    }

    @Test(timeout = 30000)
    public void aStoppedBuildIsAbortedAndRunsItsPost() throws Exception {
        WorkflowJob job = JENKINS.createProject(WorkflowJob.class, "stopped");
        job.setDefinition(new CpsFlowDefinition("""
                pipeline { agent any
                    stages { stage('s') { steps { sleep 60 } } }
                    post { aborted { echo 'was aborted' } } }
                """, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        JENKINS.waitForMessage("Sleeping", run);
        run.doStop();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("was aborted", run);
        JENKINS.assertLogContains("Aborted by", run);
    }

    @Test
    public void mistakesAreRefusedBeforeAnythingRuns() throws Exception {
        refused("Unknown section 'stagess'", "pipeline { agent any\n stagess { stage('a') { steps { echo 'ran' } } } }");
        refused("Missing required section 'agent'", "pipeline { stages { stage('a') { steps { echo 'ran' } } } }");
        refused("No stages specified", "pipeline { agent any\n stages { } }");
        refused("exactly one of", "pipeline { agent any\n stages { stage('a') { agent any } } }");
        refused("Unknown condition 'brunch' in 'when'; did you mean 'branch'?",
                "pipeline { agent any\n stages { stage('a') { when { brunch 'x' }\n steps { echo 'ran' } } } }");
        refused("Duplicate environment variable", "pipeline { agent any\n environment { A = 'x'\n A = 'y' }\n stages { stage('a') { steps { echo 'ran' } } } }");
        refused("script { … }", "pipeline { agent any\n stages { stage('a') { steps { def x = 1\n echo 'ran' } } } }");
    }

    private static void refused(String message, String script) throws Exception {
        String log = log(Result.FAILURE, script);
        assertThat(log, containsString(message));
        assertThat(log, containsString("line "));
        assertThat(log, not(containsString("\nran\n")));
    }
}
