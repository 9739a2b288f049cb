package io.jenkins.plugins.kubesphere.steps.multi.real;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import io.jenkins.plugins.kubesphere.cluster.Answer;
import io.jenkins.plugins.kubesphere.cluster.real.ControlPlane;
import io.jenkins.plugins.kubesphere.cluster.real.RealCluster;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** A primary whose real API server is killed or stops answering, and a standby that is another real cluster. */
public class FleetOutageTest {
    private static final String NOTE = "leases/kubesphere-pipeline-takeover-shop";
    private static final String BLOCK = ") { sh 'echo block $DEPLOY_EVENT of $DEPLOY_CLUSTERS; test $DEPLOY_EVENT != takeover || sleep 6' }";

    @ClassRule
    public static final ControlPlane MAIN = new ControlPlane();

    @Rule
    public final RealCluster spare = new RealCluster("TESTBED_KUBECONFIG_ONE");

    @Rule
    public final RealCluster other = new RealCluster("TESTBED_KUBECONFIG_TWO");

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private DeploymentHand hand;
    private Releases releases;

    @Before
    public void know() throws Exception {
        hand = new DeploymentHand(MAIN.admin());
        releases = new Releases(jenkins);
        releases.know("main", MAIN.kubeconfig(), "env=prod", null);
        releases.know("spare", spare.kubeconfig(), "", "main");
        releases.know("other", other.kubeconfig(), "env=prod", null);
    }

    @After
    public void clean() throws Exception {
        hand.close();
        for (String path : new String[] {"/apis/apps/v1/namespaces/default/deployments/web", "/apis/coordination.k8s.io/v1/namespaces/default/" + NOTE,
            "/apis/coordination.k8s.io/v1/namespaces/default/leases/kubesphere-pipeline-shop"}) {
            RealCluster.await(MAIN.admin().send("DELETE", path, null, null));
        }
    }

    private static JsonNode main(String path) throws Exception {
        Answer answer = RealCluster.await(MAIN.admin().get(path));
        return answer.status() == 404 ? null : answer.body();
    }

    private static JsonNode mainWeb() throws Exception {
        return main("/apis/apps/v1/namespaces/default/deployments/web");
    }

    private static String image(JsonNode deployment) {
        return deployment.at("/spec/template/spec/containers/0/image").asText();
    }

    private JsonNode spareWeb() throws Exception {
        return spare.get("apps/v1", "deployments/web");
    }

    private JsonNode spareNote() throws Exception {
        return spare.get("coordination.k8s.io/v1", NOTE);
    }

    private static JsonNode mainNote() throws Exception {
        return main("/apis/coordination.k8s.io/v1/namespaces/default/" + NOTE);
    }

    @Test
    public void aPrimaryThatIsKilledIsReplacedAndStandsDownWhenItReturnsAndGetsItsWorkBack() throws Exception {
        releases.run(Result.SUCCESS, "1", "clusters: 'env=prod', standbyReplicas: 1" + BLOCK);
        assertEquals(2, mainWeb().at("/spec/replicas").asInt());
        assertEquals("standby count", 1, spareWeb().at("/spec/replicas").asInt());

        MAIN.killServer();
        String log = releases.run(Result.UNSTABLE, "2", "clusters: 'env=prod', standbyReplicas: 1" + BLOCK);
        assertThat(log, containsString("block takeover of spare"));
        assertThat(log, containsString("spare serves in place of main"));
        assertEquals(2, spareWeb().at("/spec/replicas").asInt());
        assertEquals("registry/web:2", image(spareWeb()));
        assertEquals("registry/web:2", image(other.get("apps/v1", "deployments/web")));
        assertEquals("spare", spareNote().at("/spec/holderIdentity").asText());

        MAIN.startServer();
        MAIN.waitUntilReady();
        log = releases.run(Result.SUCCESS, "3", "clusters: 'env=prod', standbyReplicas: 1" + BLOCK);
        assertTrue(log, log.indexOf("[main] is scaled to its standby count") < log.indexOf("[main] deploying"));
        assertEquals(1, mainWeb().at("/spec/replicas").asInt());
        assertEquals(2, spareWeb().at("/spec/replicas").asInt());
        assertEquals("spare", mainNote().at("/spec/holderIdentity").asText());

        log = releases.run(Result.SUCCESS, "4", "clusters: 'env=prod', standbyReplicas: 1, failback: true" + BLOCK);
        assertThat(log, containsString("block failback of main"));
        assertEquals(2, mainWeb().at("/spec/replicas").asInt());
        assertEquals(1, spareWeb().at("/spec/replicas").asInt());
        assertNull(mainNote());
        assertNull(spareNote());
    }

    /** The worst case: it got the release, then froze, and wakes up when its standby serves already. */
    @Test
    public void aPrimaryThatFreezesInTheMiddleAndWakesUpDoesNotServeBesideItsStandby() throws Exception {
        hand.hold(true);
        WorkflowRun run = releases.begin("1", "clusters: 'env=prod'" + BLOCK);
        jenkins.waitForMessage("[main] deploying", run);
        for (int i = 0; i < 200 && mainWeb() == null; i++) {
            Thread.sleep(50);
        }
        assertNotNull(JenkinsRule.getLog(run), mainWeb());
        MAIN.signal("STOP");
        try {
            jenkins.waitForMessage("block takeover of spare", run);
        } finally {
            MAIN.signal("CONT");
            hand.hold(false);
        }
        jenkins.assertBuildStatus(Result.UNSTABLE, jenkins.waitForCompletion(run));
        String log = JenkinsRule.getLog(run);
        assertThat(log, containsString("[main] is scaled to its standby count, as spare serves"));
        assertEquals(0, mainWeb().at("/spec/replicas").asInt());
        assertEquals(2, spareWeb().at("/spec/replicas").asInt());
        assertNotNull(mainNote());
        assertThat(log, containsString("[other] ready"));
    }

    @Test
    public void aFrozenClusterWithoutStandbyFailsInItsOwnTimeWhileTheOthersGoOn() throws Exception {
        MAIN.signal("STOP");
        String log;
        try {
            log = releases.run(Result.UNSTABLE, "1", "clusters: 'main,other', standby: '', maxFailures: 1, waves: [[clusters: 'main,other', maxParallel: 2]]"
                    .replace("main", "lonely") + ", members: [[name: 'lonely', kubeconfigId: 'main']])");
        } finally {
            MAIN.signal("CONT");
        }
        assertThat(log, containsString("[lonely] failed: has not answered for 3 s"));
        assertThat(log, containsString("1 of 2 clusters run registry/web:1 since "));
        assertThat(log, not(containsString("\tat ")));
        MAIN.waitUntilReady();
    }
}
