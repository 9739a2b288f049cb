package io.jenkins.plugins.kubesphere.steps.multi.real;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Result;
import io.jenkins.plugins.kubesphere.cluster.real.AuditLog;
import io.jenkins.plugins.kubesphere.cluster.real.RealCluster;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

/** Releases over two real clusters. */
public class FleetRolloutTest extends TwoClusters {

    @Before
    @Override
    public void know() throws Exception {
        know("tier=canary,env=prod", "env=prod");
    }

    private static ObjectNode web(RealCluster cluster) throws Exception {
        return cluster.get("apps/v1", "deployments/web");
    }

    private static String image(RealCluster cluster) throws Exception {
        return web(cluster).at("/spec/template/spec/containers/0/image").asText();
    }

    /** What an object says about itself, without what changes with each write. */
    private static String without(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        copy.withObject("/metadata").remove(List.of("resourceVersion", "generation"));
        copy.withObject("/metadata/annotations").remove("deployment.kubernetes.io/revision");
        copy.at("/metadata/managedFields").forEach(entry -> ((ObjectNode) entry).remove("time"));
        return copy.toString();
    }

    @Test
    public void aReleaseGoesOverAllAndAnotherTellsWhatHasDriftedAndABadOneLeavesEverythingAsItWas() throws Exception {
        String log = releases.run(Result.SUCCESS, "1", "clusters: 'env=prod', waves: [[clusters: 'tier=canary', gate: [healthFor: '2s']], [clusters: '*']]) "
                + "{ sh 'echo block $DEPLOY_EVENT $DEPLOY_WAVE $DEPLOY_CLUSTERS' }");
        assertThat(log, containsString("2 of 2 clusters run registry/web:1 since "));
        assertTrue(log, log.indexOf("block wave 1 one") < log.indexOf("[two] deploying"));
        assertEquals(List.of("patch configmaps/settings", "patch deployments/web"), AuditLog.applies(two).stream().sorted().toList());
        assertNull("locks are given back", one.get("coordination.k8s.io/v1", "leases/kubesphere-pipeline-shop"));

        one.kubectl("", "scale", "deployment/web", "--replicas=4");
        List<List<String>> changes = List.of(AuditLog.changes(one), AuditLog.changes(two));
        assertTrue("locks are among them: " + changes, changes.get(1).stream().anyMatch(line -> line.contains("leases/")));
        long asked = AuditLog.requests(one).size();
        log = releases.run(Result.FAILURE, "1", "clusters: '*', plan: true)");
        assertThat("it shows the others all the same", log, containsString("[two] nothing would change"));
        assertThat(log, containsString(".spec.replicas (kubectl); use force: true to take them over"));
        log = releases.run(Result.SUCCESS, "1", "clusters: '*', force: true, plan: true)");
        assertThat(log, containsString("[one] Deployment " + one.namespace() + "/web: spec.replicas was deployed as 2 and is 4 now; by kubectl"));
        assertThat(log, containsString("[one]   - spec.replicas: 4"));
        assertEquals(4, web(one).at("/spec/replicas").asInt());
        assertEquals("nothing was written, not even a lock", changes, List.of(AuditLog.changes(one), AuditLog.changes(two)));
        assertTrue("the server itself was asked what would change", AuditLog.requests(one).size() > asked);

        String before = without(web(one));
        String settings = without(one.get("v1", "configmaps/settings"));
        log = releases.run(Result.FAILURE, "2", "clusters: '*', waves: [[clusters: 'one'], [clusters: 'two']], force: true, onFailure: 'rollbackAll', "
                + "overrides: [[clusters: 'two', vars: [IMAGE: 'does-not-exist/web']]])");
        assertThat(log, containsString("ImagePullBackOff"));
        assertTrue(log, log.indexOf("[two] failed: ") < log.indexOf("[two] rolling back"));
        assertTrue(log, log.indexOf("[two] rolling back") < log.indexOf("[one] rolling back"));
        assertThat(log, containsString("ERROR: multiClusterDeploy failed: cluster \"two\": Deployment " + two.namespace() + "/web will not become ready"));
        assertThat(log, containsString("0 of 2 clusters run the release; 2 rolled back"));
        assertEquals("exactly as it was, its owners included", before, without(web(one)));
        assertEquals(settings, without(one.get("v1", "configmaps/settings")));
        assertEquals("registry/web:1", image(two));
        log = releases.run(Result.SUCCESS, "1", "clusters: '*', force: true, plan: true)");
        assertThat("what went back is no drift", log, not(containsString("data.version was deployed")));
        assertThat(log, containsString("[one] Deployment " + one.namespace() + "/web: spec.replicas was deployed as 2 and is 4 now; by kubectl"));
    }

    @Test
    public void clustersDifferInVariablesNamespacesAndPatchesAndWhatWasCreatedGoesAgain() throws Exception {
        String other = "other-" + two.namespace();
        two.create("v1", "namespaces", "{\"metadata\": {\"name\": \"%s\"}}".formatted(other));
        try {
            String overrides = """
                    clusters: '*', overrides: [
                      [clusters: 'tier=canary', vars: [VERSION: '1-canary'], target: 'Deployment/web', merge: [spec: [replicas: 1]]],
                      [clusters: 'two', namespace: '%s', strategic: '''
                        {apiVersion: apps/v1, kind: Deployment, metadata: {name: web},
                         spec: {template: {spec: {containers: [{name: app, env: [{name: EXTRA, value: "1"}]}]}}}}'''],
                      [clusters: '*', target: 'ConfigMap', json6902: [[op: 'add', path: '/data/added', value: 'yes']]]]""".formatted(other);
            String log = releases.run(Result.FAILURE, "1", overrides + ", onFailure: 'rollbackAll') { sh 'test $DEPLOY_EVENT = rollback' }");
            assertThat(log, containsString("the check after wave 1 failed: script returned exit code 1"));
            assertNull("created by the release, so removed", web(one));
            assertEquals(404, RealCluster.await(two.admin().get("/apis/apps/v1/namespaces/" + other + "/deployments/web")).status());

            releases.run(Result.SUCCESS, "1", overrides + ")");
            assertEquals("registry/web:1-canary", image(one));
            assertEquals(1, web(one).at("/spec/replicas").asInt());
            assertEquals("yes", one.get("v1", "configmaps/settings").at("/data/added").asText());
            ObjectNode there = RealCluster.await(two.admin().get("/apis/apps/v1/namespaces/" + other + "/deployments/web")).body();
            assertEquals("registry/web:1", there.at("/spec/template/spec/containers/0/image").asText());
            assertEquals("EXTRA", there.at("/spec/template/spec/containers/0/env/0/name").asText());
            assertEquals(2, there.at("/spec/replicas").asInt());
            assertThat(log, not(containsString("\tat ")));
        } finally {
            two.delete("/api/v1/namespaces/" + other);
        }
    }
}
