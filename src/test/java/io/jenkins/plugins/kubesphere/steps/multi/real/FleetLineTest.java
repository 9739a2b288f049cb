package io.jenkins.plugins.kubesphere.steps.multi.real;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.cluster.Line;
import io.jenkins.plugins.kubesphere.cluster.real.RealCluster;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The line to one of two real clusters breaks while it is being deployed to. */
public class FleetLineTest {
    /** What {@code lostAfter: '3s'} may take: three questions of three seconds and the pauses between them, and some time on a busy machine. */
    private static final long BOUND_MILLIS = 20_000;
    private static final String BOTH = "clusters: '*', maxFailures: 1, waves: [[clusters: '*', maxParallel: 2]]";

    @Rule
    public final RealCluster near = new RealCluster("TESTBED_KUBECONFIG_ONE");

    @Rule
    public final RealCluster far = new RealCluster("TESTBED_KUBECONFIG_TWO");

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private Line line;
    private Releases releases;

    @Before
    public void know() throws Exception {
        line = new Line(far.admin().access().server());
        releases = new Releases(jenkins);
        releases.know("near", near.kubeconfig(), "", null);
        releases.know("far", line.through(far.kubeconfig()), "", null);
    }

    @After
    public void close() throws Exception {
        line.close();
    }

    /** A release whose second cluster has got its objects and does not become ready, so that the break comes in the middle. */
    private WorkflowRun midway(String arguments) throws Exception {
        WorkflowRun run = releases.begin("1", arguments + ", overrides: [[clusters: 'far', vars: [IMAGE: 'never-ready/web']]])");
        for (int i = 0; i < 600 && far.get("apps/v1", "deployments/web") == null; i++) {
            Thread.sleep(50);
        }
        assertNotNull(JenkinsRule.getLog(run), far.get("apps/v1", "deployments/web"));
        // The answer to the write must have come, or a write sent again would meet whoever changes the object meanwhile.
        for (int i = 0; i < 600 && recordOf(run, "far").getDetail().isEmpty(); i++) {
            Thread.sleep(50);
        }
        return run;
    }

    private static ClusterRecord recordOf(WorkflowRun run, String cluster) throws Exception {
        return run.getAction(FleetAction.class).getRecords().get(0).getCluster(cluster);
    }

    private void isLostInItsOwnTime(WorkflowRun run, long brokenAt) throws Exception {
        jenkins.assertBuildStatus(Result.UNSTABLE, jenkins.waitForCompletion(run));
        String log = JenkinsRule.getLog(run);
        assertThat(log, containsString("[far] failed: has not answered for 3 s (https://127.0.0.1:"));
        assertThat(log, containsString("[near] ready"));
        assertThat(log, containsString("1 of 2 clusters run registry/web:1 since "));
        assertThat(log, not(containsString("\tat ")));
        ClusterRecord lost = recordOf(run, "far");
        ClusterRecord other = recordOf(run, "near");
        long took = lost.getEndedMillis() - brokenAt;
        assertTrue("lost after " + took + " ms", took > 0 && took < BOUND_MILLIS);
        assertTrue("the other one was not delayed", other.getEndedMillis() < lost.getEndedMillis());
        assertEquals("registry/web:1", near.get("apps/v1", "deployments/web").at("/spec/template/spec/containers/0/image").asText());
    }

    @Test
    public void aLineThatIsCutInTheMiddleFailsItsClusterAlone() throws Exception {
        WorkflowRun run = midway(BOTH);
        long brokenAt = System.currentTimeMillis();
        line.cut();
        isLostInItsOwnTime(run, brokenAt);
    }

    @Test
    public void aLineThatFallsSilentInTheMiddleFailsItsClusterAloneAndTheNextReleaseGoesThrough() throws Exception {
        WorkflowRun run = midway(BOTH);
        long brokenAt = System.currentTimeMillis();
        line.silence();
        isLostInItsOwnTime(run, brokenAt);
        assertNotNull("nobody could give the lock back", far.get("coordination.k8s.io/v1", "leases/kubesphere-pipeline-shop"));
        line.repair();

        String log = releases.run(Result.SUCCESS, "2", BOTH + ")");
        assertThat(log, containsString("[far] ready"));
        assertThat(log, containsString("2 of 2 clusters run registry/web:2 since "));
        assertEquals("registry/web:2", far.get("apps/v1", "deployments/web").at("/spec/template/spec/containers/0/image").asText());
    }

    @Test
    public void aLineThatIsRepairedInTimeFailsNothing() throws Exception {
        WorkflowRun run = midway("clusters: 'far', lostAfter: '30s'");
        line.cut();
        TimeUnit.SECONDS.sleep(3);
        line.repair();
        far.kubectl("", "set", "image", "deployment/web", "app=registry/web:1");
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run), containsString("1 of 1 cluster runs never-ready/web:1 since "));
    }
}
