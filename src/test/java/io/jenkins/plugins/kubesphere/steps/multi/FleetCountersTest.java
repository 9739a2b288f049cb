package io.jenkins.plugins.kubesphere.steps.multi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.metrics.Metrics;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What builds do is what Prometheus is told. */
public class FleetCountersTest {

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private Fleet fleet;
    private Metrics before;

    @Before
    public void startClusters() throws Exception {
        fleet = new Fleet("a", "b", "spare");
        fleet.configure(Fleet.member("a", "", null), Fleet.member("b", "", null), Fleet.member("spare", "", "b"));
        before = Metrics.now();
    }

    @After
    public void stopClusters() throws Exception {
        fleet.close();
    }

    private static String release(String more) {
        return "multiClusterDeploy(file: 'deploy.yml', application: 'shop', " + Fleet.VARS + ", " + more + ")";
    }

    private long deployments(String step, String cluster, String result) {
        return before.since("deployments_total", "cluster=" + cluster + ", result=" + result + ", step=" + step);
    }

    private long deployments(String cluster, String result) {
        return deployments("multiClusterDeploy", cluster, result);
    }

    private long releases(String result) {
        return before.since("releases_total", "result=" + result);
    }

    private long gates(String result) {
        return before.since("gates_total", "result=" + result);
    }

    @Test
    public void aReleaseItsClustersAndItsGatesCountByHowTheyEndAndAPlanDoesNot() throws Exception {
        String waves = release("clusters: 'a', waves: [[clusters: 'a', gate: [healthFor: '1s']]]");
        fleet.run(jenkins, Result.SUCCESS, waves.replace("clusters: 'a', w", "plan: true, clusters: 'a', w"));
        assertEquals("0 0 0", releases("succeeded") + " " + gates("passed") + " " + deployments("a", "ready"));
        fleet.run(jenkins, Result.SUCCESS, waves);
        assertEquals("1 1 1", releases("succeeded") + " " + gates("passed") + " " + deployments("a", "ready"));
        assertEquals(1, before.since("deployment_duration_seconds_count", "step=multiClusterDeploy"));
        fleet.run(jenkins, Result.FAILURE, release("clusters: 'a', onFailure: 'rollbackAll'").replace("web:1", "web:2") + " { error 'no' }");
        assertEquals("1 1 1", releases("failed") + " " + gates("failed") + " " + deployments("a", "rolled_back"));
    }

    @Test
    public void aTakeoverAndALostPrimaryCountOnceEach() throws Exception {
        fleet.stop("b");
        fleet.run(jenkins, Result.UNSTABLE, release("clusters: 'a,b'"));
        assertEquals("1 1 1", releases("tolerated") + " " + before.since("takeovers_total", "standby=spare") + " " + deployments("b", "unreachable"));
    }

    @Test
    public void aLockThatIsBrokenCountsWhenItIsTakenAndAnAbortedReleaseAsSuch() throws Exception {
        WorkflowRun first = fleet.begin(jenkins, release("clusters: 'a', waves: [[clusters: 'a', gate: [approve: '*']]]"));
        jenkins.waitForMessage("Waiting for the approval", first);
        Metrics meanwhile = Metrics.now();
        assertEquals(1, meanwhile.value("releases_running", ""), 0);
        assertEquals(1, meanwhile.value("locks_held", ""), 0);
        WorkflowRun second = fleet.begin(jenkins, release("clusters: 'a'").replace("lockWait: '4s'", "lockWait: '60s'"));
        jenkins.waitForMessage("[a] waiting: ", second);
        assertEquals(1, Metrics.now().value("locks_waited_for", ""), 0);
        assertEquals(0, before.since("lock_breaks_total", ""));
        second.getAction(FleetAction.class).doBreakLock(Fleet.record(second).getId(), "a");
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(second));
        assertEquals(1, before.since("lock_breaks_total", ""));
        first.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(first));
        jenkins.waitUntilNoActivity();
        for (int i = 0; i < 100 && releases("aborted") == 0; i++) {
            Thread.sleep(50);
        }
        assertEquals(1, releases("aborted"));
        assertEquals(0, Metrics.now().value("releases_running", ""), 0);
    }

    @Test
    public void anApplyCountsByWhetherItWasWaitedFor() throws Exception {
        String apply = "envsubstApply file: 'deploy.yml', kubeconfigId: 'a', timeout: '4s', vars: [REGION: 'all', IMAGE: ";
        fleet.run(jenkins, Result.SUCCESS, apply + "'registry/demo/web:1'], wait: false");
        String context = "a";
        assertEquals(1, deployments("envsubstApply", context, "applied"));
        fleet.run(jenkins, Result.SUCCESS, apply + "'registry/demo/web:1']");
        fleet.run(jenkins, Result.FAILURE, apply + "'does-not-exist:1']");
        assertEquals("1 1", deployments("envsubstApply", context, "ready") + " " + deployments("envsubstApply", context, "failed"));
        assertTrue(Metrics.now().value("deployment_duration_seconds_sum", "step=envsubstApply") > 0);
    }
}
