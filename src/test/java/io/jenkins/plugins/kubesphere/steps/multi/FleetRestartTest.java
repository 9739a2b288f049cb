package io.jenkins.plugins.kubesphere.steps.multi;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.GateRecord;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** A controller that stops in the middle of a release. */
public class FleetRestartTest {

    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    private static WorkflowRun build(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("release-1", WorkflowJob.class).getBuildByNumber(1);
    }

    @Test
    public void aReleaseGoesOnWhereItWasAndNothingIsDoneTwice() throws Throwable {
        try (Fleet fleet = new Fleet("a", "b")) {
            fleet.slow("a", Duration.ofSeconds(6));
            sessions.then(jenkins -> {
                fleet.configure(Fleet.member("a", "", null), Fleet.member("b", "", null));
                WorkflowRun run = fleet.begin(jenkins, "multiClusterDeploy(file: 'deploy.yml', clusters: '*', waves: [[clusters: 'a', gate: [approve: '*']], "
                        + "[clusters: 'b']], " + Fleet.VARS + ") { sh 'echo block $DEPLOY_WAVE' }");
                jenkins.waitForMessage("[a] deploying", run);
                while (fleet.image("a").equals("none")) {
                    Thread.sleep(20);
                }
            });
            sessions.then(jenkins -> jenkins.waitForMessage("Waiting for the approval", build(jenkins)));
            sessions.then(jenkins -> {
                WorkflowRun run = build(jenkins);
                FleetAction page = run.getAction(FleetAction.class);
                for (int i = 0; i < 200 && JenkinsRule.getLog(run).split("Waiting for the approval").length < 3; i++) {
                    Thread.sleep(50);
                }
                assertEquals(GateRecord.WAITING, Fleet.record(run).getGate(1).getState());
                page.doApprove(Fleet.record(run).getId(), 1);
                jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
                String log = JenkinsRule.getLog(run);
                assertThat(log, containsString("The controller was restarted: going on with the release"));
                assertEquals("the block ran once a wave: " + log, 2, log.split("\nblock 1\n").length);
                assertEquals("written once", 1, fleet.deployment("a").orElseThrow().at("/metadata/generation").asInt());
                assertEquals("ready", Fleet.record(run).getCluster("b").getState());
                assertEquals(2, Fleet.record(run).getCluster("a").count("created"));
                assertEquals("locks are given back", 0, fleet.cluster("a").objects("Lease", "default").size());
            });
        }
    }
}
