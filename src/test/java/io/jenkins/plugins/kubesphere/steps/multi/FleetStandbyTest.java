package io.jenkins.plugins.kubesphere.steps.multi;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** A primary that is away, its standby, and the way back. */
public class FleetStandbyTest {
    private static final String NOTE = "kubesphere-pipeline-takeover-shop";
    private static final String BLOCK = " { sh 'echo block $DEPLOY_EVENT of $DEPLOY_CLUSTERS' }";

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private Fleet fleet;

    @Before
    public void startClusters() throws Exception {
        fleet = new Fleet("main", "other", "spare");
        fleet.configure(Fleet.member("main", "env=prod", null), Fleet.member("other", "env=prod", null), Fleet.member("spare", "", "main"));
    }

    @After
    public void stopClusters() throws Exception {
        fleet.close();
    }

    private String release(Result result, int version, String more) throws Exception {
        WorkflowRun run = fleet.run(jenkins, result, "multiClusterDeploy(file: 'deploy.yml', application: 'shop', clusters: 'env=prod', "
                + Fleet.VARS.replace("web:1", "web:" + version) + more + ")" + BLOCK);
        return JenkinsRule.getLog(run);
    }

    private boolean isNoted(String cluster) {
        return fleet.cluster(cluster).object("Lease", "default", NOTE).filter(lease -> lease.at("/spec/holderIdentity").asText().equals("spare")
                && lease.at("/metadata/annotations").toString().contains("main")).isPresent();
    }

    @Test
    public void theStandbyTakesOverAndThePrimaryStandsDownAndGetsItsWorkBack() throws Exception {
        release(Result.SUCCESS, 1, ", standbyReplicas: 1");
        assertEquals(2, fleet.replicas("main"));
        assertEquals("standby count", 1, fleet.replicas("spare"));

        fleet.stop("main");
        long revision = fleet.cluster("spare").revision();
        String log = release(Result.UNSTABLE, 2, ", standbyReplicas: 1, plan: true");
        assertThat(log, containsString("; it is asked again at its turn"));
        assertThat(log, containsString("[main] does not answer: spare would take over"));
        assertThat(log, containsString("[spare]   + spec.replicas: 2"));
        assertEquals("a plan writes nothing, takeover or not", revision, fleet.cluster("spare").revision());
        log = release(Result.UNSTABLE, 2, ", standbyReplicas: 1");
        assertThat(log, containsString("block takeover of spare"));
        assertThat(log, containsString("spare serves in place of main"));
        assertEquals("scaled up", 2, fleet.replicas("spare"));
        assertEquals("registry/demo/web:2", fleet.image("spare"));
        assertEquals("the others go on", "registry/demo/web:2", fleet.image("other"));
        assertTrue(isNoted("spare"));

        fleet.start("main");
        release(Result.SUCCESS, 3, ", standbyReplicas: 1, plan: true");
        assertTrue("a plan scales nothing", fleet.replicas("main") == 2 && !isNoted("main"));
        log = release(Result.SUCCESS, 3, ", standbyReplicas: 1");
        assertThat(log, containsString("[main] is scaled to its standby count, as spare serves"));
        assertTrue(log, log.indexOf("[main] is scaled to its standby count") < log.indexOf("[main] deploying"));
        assertThat("it stays so", log, not(containsString("block failback")));
        assertEquals(1, fleet.replicas("main"));
        assertEquals(2, fleet.replicas("spare"));
        assertEquals("registry/demo/web:3", fleet.image("main"));
        assertTrue("noted in the primary, too", isNoted("main"));

        log = release(Result.SUCCESS, 4, ", standbyReplicas: 1, failback: true");
        assertThat(log, containsString("block failback of main"));
        assertEquals(2, fleet.replicas("main"));
        assertEquals(1, fleet.replicas("spare"));
        assertTrue(log, !isNoted("main") && !isNoted("spare"));

        log = release(Result.SUCCESS, 5, ", standbyReplicas: 1, failback: true");
        assertThat(log, not(containsString("failback of")));
    }

    @Test
    public void aPrimaryThatIsLostAfterwardsIsScaledDownAsSoonAsItAnswers() throws Exception {
        release(Result.SUCCESS, 1, "");
        fleet.stop("main");
        WorkflowRun run = fleet.begin(jenkins, "multiClusterDeploy(file: 'deploy.yml', application: 'shop', clusters: 'env=prod', "
                + Fleet.VARS.replace("web:1", "web:2") + ") { sh 'echo block $DEPLOY_EVENT of $DEPLOY_CLUSTERS; test $DEPLOY_EVENT != takeover || sleep 5' }");
        jenkins.waitForMessage("block takeover of spare", run);
        fleet.start("main");
        jenkins.assertBuildStatus(Result.UNSTABLE, jenkins.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run), containsString("[main] is scaled to its standby count, as spare serves"));
        assertEquals(0, fleet.replicas("main"));
        assertThat("the check is about those that have it", JenkinsRule.getLog(run), containsString("block wave of other"));
        assertEquals("nothing else is done to it", "registry/demo/web:1", fleet.image("main"));
        assertTrue(isNoted("main"));
    }

    @Test
    public void aReleaseThatFailsAfterATakeoverGoesBackToWhatWas() throws Exception {
        release(Result.SUCCESS, 1, "");
        fleet.stop("main");
        WorkflowRun run = fleet.run(jenkins, Result.FAILURE, "multiClusterDeploy(file: 'deploy.yml', application: 'shop', clusters: 'env=prod', "
                + Fleet.VARS.replace("web:1", "web:2") + ", onFailure: 'rollbackAll') { sh 'test $DEPLOY_EVENT != takeover' }");
        assertThat(JenkinsRule.getLog(run), containsString("the block after takeover failed"));
        assertEquals(0, fleet.replicas("spare"));
        assertEquals("registry/demo/web:1", fleet.image("spare"));
        assertTrue(JenkinsRule.getLog(run), !isNoted("spare"));
    }

    @Test
    public void withoutAStandbyALostClusterHasFailedAndDoesNotDelayTheOthers() throws Exception {
        fleet.stop("other");
        String log = release(Result.UNSTABLE, 1, ", maxFailures: 1");
        assertThat(log, containsString("[other] failed: has not answered for 2 s"));
        assertEquals("registry/demo/web:1", fleet.image("main"));
        assertThat(log, containsString("1 failed"));
    }
}
