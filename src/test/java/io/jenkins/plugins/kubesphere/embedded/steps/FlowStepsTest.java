package io.jenkins.plugins.kubesphere.embedded.steps;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class FlowStepsTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Test
    public void retryRunsTheBlockAgainUntilItSucceeds() throws Exception {
        String log = PipelineRun.succeeds(JENKINS, "int n = 0; retry(3) { n++; if (n < 3) { error \"attempt $n\" }; echo \"done at $n\" }");
        assertThat(log, containsString("attempt 1"));
        assertThat(log, containsString("Retrying"));
        assertThat(log, containsString("done at 3"));
    }

    @Test
    public void retryGivesUp() throws Exception {
        assertThat(PipelineRun.fails(JENKINS, "retry(2) { error 'always' }"), containsString("always"));
    }

    @Test
    public void timeoutEndsTheBlock() throws Exception {
        String log = PipelineRun.ends(JENKINS, Result.ABORTED, "timeout(time: 200, unit: 'MILLISECONDS') { sleep 30 }; echo 'never'");
        assertThat(log, containsString("Cancelling nested steps due to timeout"));
        assertThat(log, not(containsString("never")));
    }

    @Test
    public void aBlockThatIsQuickEnoughIsLeftAlone() throws Exception {
        assertThat(PipelineRun.succeeds(JENKINS, "timeout(10) { echo 'fine' }"), containsString("fine"));
    }

    @Test
    public void catchErrorGoesOnWithTheResult() throws Exception {
        String log = PipelineRun.ends(JENKINS, Result.UNSTABLE, "catchError(buildResult: 'UNSTABLE', stageResult: 'FAILURE') { error 'broken' }; echo 'after'");
        assertThat(log, containsString("broken"));
        assertThat(log, containsString("after"));
    }

    @Test
    public void warnErrorAndUnstableMakeTheBuildUnstable() throws Exception {
        assertThat(PipelineRun.ends(JENKINS, Result.UNSTABLE, "warnError('careful') { error 'broken' }; echo 'after'"), containsString("careful"));
        assertThat(PipelineRun.ends(JENKINS, Result.UNSTABLE, "unstable 'shaky'; echo 'after'"), containsString("shaky"));
    }

    @Test
    public void waitUntilAsksAgain() throws Exception {
        String log = PipelineRun.succeeds(JENKINS, "int n = 0; waitUntil(initialRecurrencePeriod: 10) { n++; n == 3 }; echo \"after $n\"");
        assertThat(log, containsString("after 3"));
    }

    @Test
    public void anUnknownParameterIsNamedWithItsNeighbour() throws Exception {
        String log = PipelineRun.fails(JENKINS, "node { sh(script: 'true', returnStdoud: true) }");
        assertThat(log, containsString("returnStdoud"));
        assertThat(log, containsString("returnStdout"));
    }

    @Test
    public void aQuestionWaitsForItsAnswer() throws Exception {
        WorkflowRun run = PipelineRun.job(JENKINS, "def who = input message: 'Deploy to dev?', submitterParameter: 'who'; echo \"by $who\"")
                .scheduleBuild2(0).waitForStart();
        InputStepExecution question = Questions.of(run);
        assertEquals("Deploy to dev?", question.getInput().getMessage());
        assertTrue(run.isBuilding());
        question.doProceedEmpty();
        JENKINS.assertBuildStatusSuccess(JENKINS.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run), containsString("Approved by"));
    }

    @Test
    public void aRejectedQuestionAbortsTheBuild() throws Exception {
        WorkflowRun run = PipelineRun.job(JENKINS, "input 'Sure?'").scheduleBuild2(0).waitForStart();
        Questions.of(run).doAbort();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run), containsString("Rejected"));
    }
}
