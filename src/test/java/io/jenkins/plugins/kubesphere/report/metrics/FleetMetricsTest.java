package io.jenkins.plugins.kubesphere.report.metrics;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

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

    @Test
    public void aTakeoverCountsOnceAndOneThatAPlanShowsNotAtAll() {
        assertThat(after("spare", false, "taking over", "taking over", "ready"), containsString("kubesphere_pipeline_takeovers_total{standby=\"spare\"} 1\n"));
        assertThat(after("shown", true, "taking over", "shown"), not(containsString("standby=\"shown\"")));
    }
}
