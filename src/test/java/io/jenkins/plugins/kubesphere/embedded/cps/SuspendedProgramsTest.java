package io.jenkins.plugins.kubesphere.embedded.cps;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.embedded.steps.Questions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** What a pipeline does while its controller stops. */
public class SuspendedProgramsTest {

    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void aStepThatEndsWhileTheControllerStopsRunsNothingBeforeTheNextStart() throws Throwable {
        PipelineEngine[] stopped = new PipelineEngine[1];
        sessions.then(jenkins -> {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "stopped");
            job.setDefinition(new CpsFlowDefinition("echo 'begun'; input 'Go on?'; echo 'after'", true));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("begun", run);
            stopped[0] = RunningEngines.find(run.asFlowExecutionOwner());
            assertTrue(RunningEngines.all().contains(stopped[0]));
        });
        AtomicBoolean ran = new AtomicBoolean();
        stopped[0].submit(() -> ran.set(true));
        stopped[0].awaitRest(10, TimeUnit.SECONDS);
        assertFalse(ran.get());
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins.getItemByFullName("stopped", WorkflowJob.class).getBuildByNumber(1);
            Questions.of(run).doProceedEmpty();
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        });
    }
}
