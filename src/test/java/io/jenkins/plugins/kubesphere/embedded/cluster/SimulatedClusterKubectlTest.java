package io.jenkins.plugins.kubesphere.embedded.cluster;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The real kubectl against a simulated cluster. */
public class SimulatedClusterKubectlTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private SimulatedCluster cluster;
    private Kubectl kubectl;

    @Before
    public void start() throws IOException {
        Kubectl.assumePresent();
        cluster = SimulatedCluster.start(SimulatedClusterOptions.named("dev").podsStartAfter(Duration.ofMillis(50)));
        kubectl = new Kubectl(folder.getRoot().toPath(), cluster.kubeconfig());
    }

    @After
    public void stop() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
    }

    static String manifest(String image, int replicas) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                  labels: {app: web}
                spec:
                  replicas: %d
                  selector:
                    matchLabels: {app: web}
                  template:
                    metadata:
                      labels: {app: web}
                    spec:
                      containers:
                      - name: app
                        image: %s
                        ports:
                        - containerPort: 8080
                ---
                apiVersion: v1
                kind: Service
                metadata:
                  name: web
                spec:
                  selector: {app: web}
                  ports:
                  - port: 80
                    targetPort: 8080
                """.formatted(replicas, image);
    }

    @Test
    public void appliesOnTheClientSideAndWaitsForTheRollout() throws Exception {
        String file = kubectl.file("web.yaml", manifest("registry/web:1", 3)).toString();
        assertThat(kubectl.succeeds("apply", "-f", file), containsString("deployment.apps/web created"));
        assertThat(kubectl.succeeds("rollout", "status", "deployment/web", "--timeout=20s"), containsString("successfully rolled out"));
        assertThat(kubectl.succeeds("apply", "-f", file), containsString("deployment.apps/web unchanged"));
        kubectl.file("web.yaml", manifest("registry/web:2", 3));
        String second = kubectl.succeeds("apply", "-f", file);
        assertThat(second, containsString("deployment.apps/web configured"));
        assertThat(second, containsString("service/web unchanged"));
        assertThat(second, not(containsString("warning")));
        kubectl.succeeds("rollout", "status", "deployment/web", "--timeout=20s");
        assertThat(kubectl.succeeds("get", "deployments,pods"), containsString("3/3"));
        assertEquals("registry/web:2", kubectl.succeeds("get", "pods", "-o", "jsonpath={.items[0].spec.containers[0].image}"));
        assertThat(kubectl.succeeds("rollout", "history", "deployment/web"), containsString("2"));
        kubectl.succeeds("rollout", "undo", "deployment/web");
        kubectl.succeeds("rollout", "status", "deployment/web", "--timeout=20s");
        assertEquals("registry/web:1", kubectl.succeeds("get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[0].image}"));
        kubectl.succeeds("scale", "deployment/web", "--replicas=1");
        kubectl.succeeds("rollout", "restart", "deployment/web");
        kubectl.succeeds("rollout", "status", "deployment/web", "--timeout=20s");
        assertThat(kubectl.succeeds("delete", "-f", file, "--timeout=20s"), containsString("deleted"));
        assertThat(kubectl.succeeds("get", "pods"), containsString("No resources found"));
    }

    @Test
    public void appliesOnTheServerSideWithOwnershipAndConflicts() throws Exception {
        String file = kubectl.file("web.yaml", manifest("registry/web:1", 2)).toString();
        assertThat(kubectl.succeeds("apply", "--server-side", "-f", file), containsString("serverside-applied"));
        long revision = cluster.object("Service", "default", "web").orElseThrow().at("/metadata/resourceVersion").asLong();
        kubectl.succeeds("apply", "--server-side", "-f", file);
        assertEquals("an unchanged apply writes nothing", revision,
                cluster.object("Service", "default", "web").orElseThrow().at("/metadata/resourceVersion").asLong());
        Kubectl.Result conflict = kubectl.run("apply", "--server-side", "--field-manager=other", "-f",
                kubectl.file("other.yaml", manifest("registry/web:9", 2)).toString());
        assertNotEquals(0, conflict.status());
        assertThat(conflict.out(), containsString("conflict with \"kubectl\": .spec.template.spec.containers[name=\"app\"].image"));
        kubectl.succeeds("apply", "--server-side", "--force-conflicts", "--field-manager=other", "-f", folder.getRoot() + "/other.yaml");
        assertEquals("registry/web:9", kubectl.succeeds("get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[0].image}"));
    }

    @Test
    public void takesServerSideApplyOverFromClientSideApply() throws Exception {
        String text = manifest("registry/web:1", 2);
        kubectl.succeeds("apply", "-f", kubectl.file("web.yaml", text).toString());
        String without = text.replace("  labels: {app: web}\nspec:\n  replicas", "spec:\n  replicas");
        kubectl.succeeds("apply", "--server-side", "-f", kubectl.file("less.yaml", without).toString());
        assertTrue("the label that is no longer in the manifest is gone",
                cluster.object("Deployment", "default", "web").orElseThrow().at("/metadata/labels/app").isMissingNode());
    }

    @Test
    public void saysWhyAnImageCannotBePulledOrKeepsCrashing() throws Exception {
        kubectl.succeeds("apply", "-f", kubectl.file("web.yaml", manifest("registry/does-not-exist:1", 1)).toString());
        assertThat(awaits("ImagePullBackOff", "get", "pods"), containsString("ImagePullBackOff"));
        assertThat(kubectl.succeeds("get", "events"), containsString("Failed to pull image"));
        kubectl.succeeds("apply", "-f", kubectl.file("web.yaml", manifest("registry/crash:1", 1)).toString());
        assertThat(awaits("CrashLoopBackOff", "get", "pods"), containsString("CrashLoopBackOff"));
        assertThat(awaits("exiting with status 1", "logs", "deployment/web"), containsString("exiting with status 1"));
    }

    private String awaits(String word, String... arguments) throws Exception {
        String out = "";
        for (int i = 0; i < 40 && !out.contains(word); i++) {
            out = kubectl.run(arguments).out();
            Thread.sleep(50);
        }
        return out;
    }

    @Test
    public void listsItsResourcesAndKnowsNamespacesAndCustomResources() throws Exception {
        String resources = kubectl.succeeds("api-resources");
        assertThat(resources, containsString("deployments"));
        assertThat(resources, containsString("deploy"));
        assertThat(kubectl.succeeds("version"), containsString("Server Version: v1.32"));
        kubectl.succeeds("apply", "-f", kubectl.file("shop.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n").toString());
        kubectl.succeeds("apply", "-n", "shop", "-f", kubectl.file("web.yaml", manifest("registry/web:1", 1)).toString());
        kubectl.succeeds("delete", "namespace", "shop", "--timeout=20s");
        assertTrue(cluster.objects("Pod", "shop").isEmpty());
        kubectl.succeeds("apply", "-f", kubectl.file("crd.yaml", """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: gateways.example.org}
                spec:
                  group: example.org
                  scope: Namespaced
                  names: {kind: Gateway, plural: gateways, singular: gateway}
                  versions:
                  - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}
                """).toString());
        kubectl.succeeds("wait", "--for=condition=Established", "crd/gateways.example.org", "--timeout=10s");
        kubectl.succeeds("apply", "-f", kubectl.file("gateway.yaml", """
                {"apiVersion": "example.org/v1", "kind": "Gateway", "metadata": {"name": "edge"}, "spec": {"port": 80}}
                """).toString());
        assertEquals("80", kubectl.succeeds("get", "gateway", "edge", "-o", "jsonpath={.spec.port}"));
    }

    @Test
    public void refusesWhatARealServerRefuses() throws Exception {
        String good = manifest("registry/web:1", 1);
        assertRefused(good.replace("replicas: 1", "replicas: one"), "cannot unmarshal");
        assertRefused(good.replace("replicas: 1", "replicsa: 1"), "unknown field \"spec.replicsa\"");
        assertRefused(good.replace("labels: {app: web}\n    spec", "labels: {app: other}\n    spec"), "does not match template");
        assertRefused(good.replace("name: web", "name: Web_1"), "RFC 1123");
        Kubectl.Result unknown = kubectl.run("apply", "-f", kubectl.file("x.yaml", "apiVersion: v1\nkind: Gadget\nmetadata: {name: a}\n").toString());
        assertThat(unknown.out(), containsString("no matches for kind \"Gadget\""));
        assertThat(kubectl.run("get", "pod", "nobody").out(), containsString("pods \"nobody\" not found"));
        Kubectl stranger = new Kubectl(folder.newFolder().toPath(),
                cluster.kubeconfigWithToken().replaceAll("token: .*", "token: wrong"));
        assertThat(stranger.run("get", "pods").out(), containsString("provide credentials"));
        Kubectl bearer = new Kubectl(folder.newFolder().toPath(), cluster.kubeconfigWithToken());
        bearer.succeeds("get", "pods");
    }

    private void assertRefused(String manifest, String word) throws Exception {
        Kubectl.Result result = kubectl.run("apply", "-f", kubectl.file("bad.yaml", manifest).toString());
        assertNotEquals(result.out(), 0, result.status());
        assertThat(result.out(), containsString(word));
    }

    @Test
    public void dryRunChangesNothing() throws Exception {
        String file = kubectl.file("web.yaml", manifest("registry/web:1", 1)).toString();
        kubectl.succeeds("apply", "--dry-run=server", "-f", file);
        kubectl.succeeds("apply", "--server-side", "--dry-run=server", "-f", file);
        assertTrue(cluster.objects("Deployment", "").isEmpty());
    }
}
