package io.jenkins.plugins.kubesphere.report.metrics;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What of a release is counted. */
public class FleetMetricsTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private static String after(String cluster, boolean plan, String... states) {
        FleetRecord record = new FleetRecord("r-" + cluster, "shop", plan, 1);
        ClusterRecord known = new ClusterRecord(cluster, Map.of(), 1, List.of("main"));
        for (String state : states) {
            ClusterRecord now = known.in(state, "", 2);
            new FleetMetrics().onTransition(null, record, known, now);
            known = now;
        }
        return DeployMetrics.get().exposition();
    }

    @Test
    public void aClusterThatFailsAndGoesBackCountsAsBoth() {
        String text = after("failing", false, "deploying", "failed", "rolling back", "rolled back");
        assertThat(text, containsString("kubesphere_pipeline_deployments_total{step=\"multiClusterDeploy\",cluster=\"failing\",result=\"failed\"} 1\n"));
        assertThat(text, containsString("kubesphere_pipeline_deployments_total{step=\"multiClusterDeploy\",cluster=\"failing\",result=\"rolled_back\"} 1\n"));
    }

    private static long deployments(Metrics before, String cluster, String result) {
        return before.since("deployments_total", "cluster=" + cluster + ", result=" + result + ", step=multiClusterDeploy");
    }

    @Test
    public void aTakeoverCountsOnceItIsDoneAndOneThatAPlanShowsNotAtAll() {
        Metrics before = Metrics.now();
        after("spare", false, "taking over", "taking over", "failed");
        assertEquals("one that fails is none", 0, before.since("takeovers_total", "standby=spare"));
        after("spare", false, "taking over", "ready");
        assertEquals(1, before.since("takeovers_total", "standby=spare"));
        after("shown", true, "taking over", "shown");
        assertEquals(0, before.since("takeovers_total", "standby=shown"));
    }

    @Test
    public void aClusterThatIsLostCountsOnceHoweverOftenItIsAsked() {
        Metrics before = Metrics.now();
        after("lost", false, "unreachable", "preparing", "unreachable", "failed");
        assertEquals(1, deployments(before, "lost", "unreachable"));
        assertEquals("not as failed, too", 0, deployments(before, "lost", "failed"));
        after("late", false, "unreachable", "preparing", "prepared", "deploying", "ready");
        assertEquals("one that answers when it is asked again was not lost", 0, deployments(before, "late", "unreachable"));
        assertEquals(1, deployments(before, "late", "ready"));
        after("main", false, "unreachable", "preparing", "unreachable", "taken over", "standing down", "taken over");
        assertEquals(1, deployments(before, "main", "unreachable"));
    }

    @Test
    public void standingDownIsNoDeployment() {
        Metrics before = Metrics.now();
        after("relieved", false, "deploying", "ready", "standing down", "ready");
        assertEquals(1, deployments(before, "relieved", "ready"));
    }

    @Test
    public void aClusterThatIsStillSilentAtTheEndCountsAsUnreachable() {
        Metrics before = Metrics.now();
        FleetRecord record = new FleetRecord("r-end", "shop", false, 1);
        record.layOut(List.of(), List.of(new ClusterRecord("silent", Map.of(), 1, List.of()).in("unreachable", "", 2)));
        record.end("failed", "", 3);
        new FleetMetrics().onFinished(null, record);
        assertEquals(1, deployments(before, "silent", "unreachable"));
    }
}
