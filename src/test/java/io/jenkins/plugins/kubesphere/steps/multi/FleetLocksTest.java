package io.jenkins.plugins.kubesphere.steps.multi;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Releases that want the same clusters at the same time. */
public class FleetLocksTest {

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private Fleet fleet;

    @Before
    public void startClusters() throws Exception {
        fleet = new Fleet("a", "b");
        KubernetesCluster narrow = Fleet.member("b", "", null);
        narrow.setConcurrency(1);
        fleet.configure(Fleet.member("a", "", null), narrow);
    }

    @After
    public void stopClusters() throws Exception {
        fleet.close();
    }

    private static String release(String application, String clusters, int version, String more) {
        return "multiClusterDeploy file: 'deploy.yml', application: '" + application + "', clusters: '" + clusters + "', "
                + Fleet.VARS.replace("web:1", "web:" + version) + more;
    }

    private WorkflowRun waitsForApproval() throws Exception {
        WorkflowRun first = fleet.begin(jenkins, release("shop", "*", 1, ", waves: [[clusters: 'a', gate: [approve: '*']], [clusters: 'b']]"));
        jenkins.waitForMessage("Waiting for the approval", first);
        return first;
    }

    @Test
    public void oneReleaseOfAnApplicationAtATimeAndTheOtherIsToldWhoHasTheLock() throws Exception {
        WorkflowRun first = waitsForApproval();
        String lease = fleet.cluster("a").object("Lease", "default", "kubesphere-pipeline-shop").orElseThrow().toString();
        assertThat("visible to everybody", lease, containsString("job/release-1/1/"));
        WorkflowRun late = fleet.run(jenkins, Result.FAILURE, release("shop", "*", 2, ""));
        assertThat(JenkinsRule.getLog(late), containsString("waiting: 'shop' is being released there by "));
        assertThat(JenkinsRule.getLog(late), containsString("job/release-1/1/ until 2"));
        assertEquals("nothing was touched", "none", fleet.image("b"));
        fleet.run(jenkins, Result.SUCCESS, release("other", "b", 3, ""));
        assertEquals("another application is free to go", "registry/demo/web:3", fleet.image("b"));
        first.getAction(FleetAction.class).doApprove(Fleet.record(first).getId(), 1);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(first));
    }

    @Test
    public void whoeverMayBreakALockTakesItAndTheHolderStopsBeforeItChangesAnythingMore() throws Exception {
        WorkflowRun first = waitsForApproval();
        WorkflowRun second = fleet.begin(jenkins, release("shop", "b", 2, "").replace("lockWait: '4s'", "lockWait: '60s'"));
        jenkins.waitForMessage("[b] waiting: ", second);
        second.getAction(FleetAction.class).doBreakLock(Fleet.record(second).getId(), "b");
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(second));
        assertThat(JenkinsRule.getLog(second), containsString("the lock is taken from its holder"));
        WorkflowRun third = fleet.begin(jenkins, release("shop", "b", 3, ", waves: [[clusters: 'b', gate: [approve: '*']]]"));
        jenkins.waitForMessage("Waiting for the approval", third);
        first.getAction(FleetAction.class).doApprove(Fleet.record(first).getId(), 1);
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(first));
        assertThat(JenkinsRule.getLog(first), containsString("[b] failed: the lock was taken by "));
        assertEquals("registry/demo/web:3", fleet.image("b"));
        third.getAction(FleetAction.class).doApprove(Fleet.record(third).getId(), 1);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(third));
    }

    @Test
    public void aClusterTakesAsManyReleasesAtOnceAsItsConfigurationAllows() throws Exception {
        fleet.slow("b", Duration.ofSeconds(3));
        WorkflowRun first = fleet.begin(jenkins, release("shop", "b", 1, ""));
        jenkins.waitForMessage("[b] deploying", first);
        WorkflowRun second = fleet.begin(jenkins, release("blog", "b", 1, ", namespace: 'kube-public'"));
        jenkins.waitForMessage("[b] waits: at most 1 release of this controller may work on this cluster at a time", second);
        assertTrue(fleet.cluster("b").object("Deployment", "kube-public", "web").isEmpty());
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(first));
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(second));
        assertTrue(fleet.cluster("b").object("Deployment", "kube-public", "web").isPresent());
    }
}
