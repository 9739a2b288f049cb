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

/** What a Jenkinsfile may ask for, one option after the other. */
public class FleetOptionsTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private Fleet fleet;

    @Before
    public void startClusters() throws Exception {
        fleet = new Fleet("a", "b", "c", "d");
        fleet.configure(Fleet.member("a", "region=sh", null), Fleet.member("b", "region=bj", null), Fleet.member("c", "", null), Fleet.member("d", "", null));
    }

    @After
    public void stopClusters() throws Exception {
        fleet.close();
    }

    private WorkflowRun release(Result result, String arguments) throws Exception {
        return fleet.run(jenkins, result, "shop", arguments);
    }

    @Test
    public void aPlanShowsClustersWavesAndDifferencesAndWritesNothing() throws Exception {
        long before = fleet.cluster("a").revision();
        WorkflowRun run = release(Result.SUCCESS, "plan: true, clusters: '*', waves: [[clusters: 'a', gate: [approve: '*', healthFor: '1h'], pause: '1h'],"
                + " [clusters: '*']], " + Fleet.VARS);
        String log = JenkinsRule.getLog(run);
        assertThat(log, containsString("wave 1: a"));
        assertThat(log, containsString("wave 2: b, c, d"));
        assertThat(log, containsString("[a]   + spec.replicas: 2"));
        assertThat(log, containsString("Shown for 4 of 4 clusters; nothing was written"));
        assertEquals(before, fleet.cluster("a").revision());
        assertEquals("none", fleet.image("a"));
    }

    @Test
    public void clustersMayGetOtherVariablesNamespacesAndPatchesOfThreeKinds() throws Exception {
        release(Result.SUCCESS, "clusters: 'a,b,c', " + Fleet.VARS + """
                , overrides: [
                  [clusters: 'region in (bj)', vars: [REGION: 'beijing'], target: 'Deployment/web', merge: [spec: [replicas: 3]]],
                  [clusters: 'c', namespace: 'kube-public', strategic: '''
                    {apiVersion: apps/v1, kind: Deployment, metadata: {name: web},
                     spec: {template: {spec: {containers: [{name: app, env: [{name: EXTRA, value: "1"}]}]}}}}'''],
                  [clusters: '*', target: 'ConfigMap', json6902: [[op: 'add', path: '/data/added', value: 'yes']]]]""");
        assertEquals("all", fleet.cluster("a").object("ConfigMap", "default", "settings").orElseThrow().at("/data/region").asText());
        assertEquals("yes", fleet.cluster("a").object("ConfigMap", "default", "settings").orElseThrow().at("/data/added").asText());
        assertEquals(2, fleet.replicas("a"));
        assertEquals("beijing", fleet.cluster("b").object("ConfigMap", "default", "settings").orElseThrow().at("/data/region").asText());
        assertEquals(3, fleet.replicas("b"));
        String c = fleet.cluster("c").object("Deployment", "kube-public", "web").orElseThrow().at("/spec/template/spec/containers").toString();
        assertThat(c, containsString("EXTRA"));
        assertThat("merged by name, not replaced", c, containsString("registry/demo/web:1"));
    }

    @Test
    public void driftSinceTheJobsLastReleaseNamesTheFieldManager() throws Exception {
        var job = fleet.job(jenkins, "multiClusterDeploy file: 'deploy.yml', clusters: 'a', force: true, " + Fleet.VARS);
        jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));
        assertThat(JenkinsRule.getLog(jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0))), not(containsString("drift")));
        fleet.patch("a", "night-shift", "{\"spec\": {\"replicas\": 5}}");
        WorkflowRun run = jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));
        String log = JenkinsRule.getLog(run);
        assertThat(log, containsString("drift since "));
        assertThat(log, containsString("night-shift"));
        assertThat(log, containsString("spec.replicas"));
        assertThat(Fleet.record(run).getCluster("a").getDrift().toString(), containsString("night-shift"));
        assertEquals("the release says what it should be", 2, fleet.replicas("a"));
    }

    @Test
    public void onlyTheSameDigestEverywhereIsLetThrough() throws Exception {
        String vars = Fleet.VARS.replace("registry/demo/web:1", "registry/demo/web@" + DIGEST);
        release(Result.SUCCESS, "clusters: 'a,b', requireDigest: true, " + vars + ", overrides: [[clusters: 'b', vars: [IMAGE: 'mirror/demo/web@" + DIGEST
                + "']]]");
        assertEquals("mirror/demo/web@" + DIGEST, fleet.image("b"));
        WorkflowRun floating = release(Result.FAILURE, "clusters: 'c,d', requireDigest: true, " + Fleet.VARS);
        assertThat(JenkinsRule.getLog(floating), containsString("requireDigest: these images are not named by digest: registry/demo/web:1 (all clusters);"));
        WorkflowRun differ = release(Result.FAILURE, "clusters: 'c,d', requireDigest: true, " + vars + ", overrides: [[clusters: 'd', vars: [IMAGE: "
                + "'registry/demo/web@" + DIGEST.replace('0', '1') + "']]]");
        assertThat(JenkinsRule.getLog(differ), containsString("requireDigest: the clusters would get different images of demo/web"));
        assertEquals("nothing was contacted", "none", fleet.image("c"));
    }

    @Test
    public void asManyFailuresAsToleratedAreTolerated() throws Exception {
        String bad = ", overrides: [[clusters: 'a', vars: [IMAGE: 'does-not-exist/web:1']]]";
        String log = JenkinsRule.getLog(release(Result.UNSTABLE, "clusters: '*', maxFailures: '25%', " + Fleet.VARS + bad));
        assertThat(log, containsString("3 of 4 clusters run"));
        assertEquals("registry/demo/web:1", fleet.image("d"));
        release(Result.FAILURE, "clusters: '*', maxFailures: '24%', " + Fleet.VARS.replace("web:1", "web:2") + bad);
        assertEquals("registry/demo/web:1", fleet.image("d"));
        release(Result.FAILURE, "clusters: '*', onFailure: 'continue', " + Fleet.VARS.replace("web:1", "web:2") + bad);
        assertEquals("registry/demo/web:2", fleet.image("d"));
    }

    @Test
    public void aFailedClusterAloneGoesBack() throws Exception {
        release(Result.SUCCESS, "clusters: '*', " + Fleet.VARS);
        release(Result.FAILURE, "clusters: '*', onFailure: 'rollback', " + Fleet.VARS.replace("web:1", "web:2")
                + ", overrides: [[clusters: 'b', vars: [IMAGE: 'does-not-exist/web:2', REGION: 'x']]]");
        assertEquals("registry/demo/web:2", fleet.image("a"));
        assertEquals("registry/demo/web:1", fleet.image("b"));
        assertEquals("all", fleet.cluster("b").object("ConfigMap", "default", "settings").orElseThrow().at("/data/region").asText());
        assertEquals("registry/demo/web:1", fleet.image("c"));
    }

    @Test
    public void clustersOfTheStepNeedNoAdministrator() throws Exception {
        release(Result.SUCCESS, "members: [[name: 'mine', kubeconfigId: 'd', labels: [tier: 'own']]], clusters: 'tier=own', " + Fleet.VARS);
        assertEquals("registry/demo/web:1", fleet.image("d"));
        assertTrue(fleet.image("a").equals("none"));
    }
}
