package io.jenkins.plugins.kubesphere.steps.multi;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpServer;
import hudson.model.Result;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.GateRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What has to be so between two waves. */
public class FleetGatesTest {

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private Fleet fleet;

    @Before
    public void startClusters() throws Exception {
        fleet = new Fleet("a", "b");
        fleet.configure(Fleet.member("a", "", null), Fleet.member("b", "", null));
    }

    @After
    public void stopClusters() throws Exception {
        fleet.close();
    }

    private static String gated(String gate) {
        return "multiClusterDeploy file: 'deploy.yml', clusters: '*', waves: [[clusters: 'a', " + gate + "], [clusters: '*']], " + Fleet.VARS;
    }

    private WorkflowRun waiting(String gate) throws Exception {
        WorkflowRun run = fleet.begin(jenkins, gated(gate));
        jenkins.waitForMessage("Waiting for the approval", run);
        return run;
    }

    private static void decide(WorkflowRun run, boolean approved) throws Exception {
        FleetAction page = run.getAction(FleetAction.class);
        String id = Fleet.record(run).getId();
        for (int i = 0; i < 100 && !Fleet.record(run).getGate(1).getState().equals(GateRecord.WAITING); i++) {
            Thread.sleep(50);
        }
        if (approved) {
            page.doApprove(id, 1);
        } else {
            page.doReject(id, 1);
        }
    }

    @Test
    public void anApprovalIsAskedForWithWhatWouldChangeAndHowTheWaveBeforeIs() throws Exception {
        WorkflowRun run = waiting("gate: [approve: 'team-x']");
        assertThat(JenkinsRule.getLog(run), containsString("Waiting for the approval of team-x"));
        assertThat(Fleet.record(run).getGate(1).getReason(), containsString("a: ready, no restarts"));
        assertThat(Fleet.record(run).getCluster("b").getDiff().toString(), containsString("+ spec.replicas: 2"));
        assertEquals("none", fleet.image("b"));
        decide(run, true);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run), containsString("Approved by "));
        assertEquals("what was shown is not counted twice", 2, Fleet.record(run).getCluster("b").getObjects().size());
        assertEquals("registry/demo/web:1", fleet.image("b"));
    }

    @Test
    public void aClusterThatCannotTellWhatWouldChangeSaysWhy() throws Exception {
        WorkflowRun run = fleet.begin(jenkins, gated("gate: [healthFor: '2s', approve: '*']"));
        jenkins.waitForMessage("Watching the clusters deployed so far for 2 s", run);
        fleet.stop("b");
        jenkins.waitForMessage("Waiting for the approval", run);
        assertThat(Fleet.record(run).getGate(1).getReason(), containsString("b: what would change cannot be told: "));
        assertThat(Fleet.record(run).getCluster("b").getDetail(), containsString("\"b\""));
        decide(run, false);
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
    }

    @Test
    public void aRejectionStopsTheRelease() throws Exception {
        WorkflowRun run = waiting("gate: [approve: '*']");
        decide(run, false);
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run), containsString("Rejected by "));
        assertEquals("none", fleet.image("b"));
        assertEquals("skipped", Fleet.record(run).getCluster("b").getState());
    }

    @Test
    public void anAbortAtAGateLeavesWhatIsDoneAndReportsBoth() throws Exception {
        WorkflowRun run = waiting("gate: [approve: '*']");
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        for (int i = 0; i < 100 && fleet.cluster("a").objects("Lease", "default").size() > 0; i++) {
            Thread.sleep(50);
        }
        assertEquals("locks are given back", 0, fleet.cluster("a").objects("Lease", "default").size());
        assertEquals("registry/demo/web:1", fleet.image("a"));
        assertEquals("ready", Fleet.record(run).getCluster("a").getState());
        assertEquals("skipped", Fleet.record(run).getCluster("b").getState());
        assertThat(JenkinsRule.getLog(run), containsString("1 of 2 clusters run registry/demo/web:1 since "));
        assertThat(JenkinsRule.getLog(run), containsString("1 untouched; aborted"));
    }

    @Test
    public void clustersAreWatchedForAWhile() throws Exception {
        WorkflowRun run = fleet.begin(jenkins, gated("gate: [healthFor: '30s']"));
        jenkins.waitForMessage("Watching the clusters deployed so far for 30 s", run);
        fleet.patch("a", "somebody", "{\"spec\": {\"template\": {\"spec\": {\"containers\": [{\"name\": \"app\", \"image\": \"crashes:1\"}]}}}}");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run), containsString("wave 1 is not followed by the next: a: "));
        assertEquals("none", fleet.image("b"));
        fleet.run(jenkins, Result.SUCCESS, gated("gate: [healthFor: '1s']") + ", force: true");
    }

    @Test
    public void anAddressIsAskedSomeTimes() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() % 3 == 0 ? 204 : 503, -1);
            exchange.close();
        });
        shop.start();
        try {
            String address = "http://127.0.0.1:" + shop.getAddress().getPort() + "/health";
            fleet.run(jenkins, Result.SUCCESS, gated("gate: [http: '" + address + "']"));
            assertEquals(3, asked.get());
            String problem = HttpQuestion.ask(address, 2, Duration.ofMillis(1)).get();
            assertEquals(address + " answered with status 503", problem);
        } finally {
            shop.stop(0);
        }
        assertTrue(HttpQuestion.ask("http://127.0.0.1:1/", 1, Duration.ofMillis(1)).get().startsWith("http://127.0.0.1:1/ does not answer"));
    }

    @Test
    public void anAddressThatDoesNotAnswerEndsTheReleaseAfterItsTries() throws Exception {
        WorkflowRun run = fleet.run(jenkins, Result.FAILURE, gated("gate: [http: 'http://127.0.0.1:1/health']"));
        assertThat(JenkinsRule.getLog(run), containsString("http://127.0.0.1:1/health does not answer"));
        assertEquals("registry/demo/web:1", fleet.image("a"));
        assertEquals("none", fleet.image("b"));
    }

    @Test
    public void aPauseIsWaitedForBetweenWavesOnly() throws Exception {
        WorkflowRun run = fleet.run(jenkins, Result.SUCCESS, "multiClusterDeploy file: 'deploy.yml', clusters: '*', waves: [[clusters: 'a', pause: '1s'],"
                + " [clusters: '*', pause: '1h']], " + Fleet.VARS);
        assertThat(JenkinsRule.getLog(run), containsString("wave 1 is done, the next one starts in "));
    }
}
