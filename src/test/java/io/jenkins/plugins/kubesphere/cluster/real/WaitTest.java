package io.jenkins.plugins.kubesphere.cluster.real;

import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.PATIENT;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.deployment;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.documents;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.Release;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Rule;
import org.junit.Test;

/** Waiting until what was applied is ready, kind by kind, with the real controllers. */
public class WaitTest {

    @Rule
    public final RealCluster cluster = new RealCluster();

    private final Recorder heard = new Recorder();

    private static String set(String kind, String name) {
        return "apiVersion: apps/v1\nkind: %1$s\nmetadata: {name: %2$s}\nspec: {%3$sselector: {matchLabels: {app: %2$s}}, template: {metadata: {labels: "
                .formatted(kind, name, kind.equals("StatefulSet") ? "serviceName: none, replicas: 2, " : "")
                + "{app: %s}}, spec: {containers: [{name: c, image: app}]}}}\n".formatted(name);
    }

    @Test
    public void everyKindThatRunsPodsIsReadyWhenItsPodsAre() throws Exception {
        ReleaseResult result = cluster.apply(documents(deployment("web", "app:1", 2), set("StatefulSet", "store"), set("DaemonSet", "agent"),
                "apiVersion: batch/v1\nkind: Job\nmetadata: {name: once}\nspec: {completions: 2, template: {spec: {restartPolicy: Never, containers: "
                        + "[{name: c, image: job}]}}}\n",
                "apiVersion: v1\nkind: Pod\nmetadata: {name: bare}\nspec: {containers: [{name: c, image: app}]}\n"), PATIENT, heard);
        result.objects().forEach(object -> assertTrue(object.toString(), object.secondsToReady() >= 0));
        assertEquals(2, cluster.get("apps/v1", "deployments/web").at("/status/availableReplicas").asInt());
        assertEquals(2, cluster.get("apps/v1", "statefulsets/store").at("/status/readyReplicas").asInt());
        assertEquals(1, cluster.get("apps/v1", "daemonsets/agent").at("/status/numberAvailable").asInt());
        assertEquals(2, cluster.get("batch/v1", "jobs/once").at("/status/succeeded").asInt());
        assertEquals("Running", cluster.get("v1", "pods/bare").at("/status/phase").asText());
        for (int i = 1; i < heard.waits.size(); i++) {
            String line = heard.waits.get(i);
            String before = heard.waits.subList(0, i).stream().filter(other -> other.startsWith(line.substring(0, line.indexOf(':')))).reduce((a, b) -> b)
                    .orElse("");
            assertFalse("a line comes only when something changes: " + heard.waits, line.equals(before));
        }
        ReleaseResult next = cluster.apply(deployment("web", "app:2", 3), PATIENT, heard);
        assertEquals(AppliedObject.Change.CHANGED, next.objects().get(0).change());
        assertEquals("no pod of the old revision is left", 3, cluster.get("apps/v1", "deployments/web").at("/status/replicas").asInt());
    }

    @Test
    public void whatOthersMakeReadyIsWaitedFor() throws Exception {
        String group = cluster.namespace() + ".example.com";
        String definition = """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: things.%1$s}
                spec:
                  group: %1$s
                  scope: Namespaced
                  names: {plural: things, singular: thing, kind: Thing}
                  versions:
                  - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}},
                     subresources: {status: {}}}
                """.formatted(group);
        String thing = "apiVersion: %s/v1\nkind: Thing\nmetadata: {name: t}\nspec: {a: 1}\n".formatted(group);
        try {
            cluster.apply(documents(definition, thing), PATIENT, heard);
            cluster.patch(cluster.path(group + "/v1", "things/t/status"),
                    "{\"status\": {\"conditions\": [{\"type\": \"Ready\", \"status\": \"False\", \"reason\": \"Busy\", \"message\": \"building\"}]}}");
            cluster.create("v1", "persistentvolumes", """
                    {"metadata": {"name": "%s"}, "spec": {"capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteOnce"], "storageClassName": "none",
                     "claimRef": {"namespace": "%s", "name": "data"}, "hostPath": {"path": "/nowhere"}}}""".formatted(cluster.namespace(), cluster.namespace()));
            Release release = cluster.release(cluster.admin(), documents(thing,
                    "apiVersion: v1\nkind: Service\nmetadata: {name: door}\nspec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}\n",
                    "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {storageClassName: none, accessModes: [ReadWriteOnce], "
                            + "resources: {requests: {storage: 1Gi}}}\n",
                    "apiVersion: apiregistration.k8s.io/v1\nkind: APIService\nmetadata: {name: v1.%1$s.x}\nspec: {group: %1$s.x, version: v1, "
                            .formatted(cluster.namespace())
                            + "groupPriorityMinimum: 100, versionPriority: 10, insecureSkipTLSVerify: true, service: {name: door, namespace: %s}}\n"
                                    .formatted(cluster.namespace())), PATIENT, heard);
            CompletableFuture<ReleaseResult> result = release.start();
            waitFor("t: condition Ready: Busy building");
            waitFor("door: no address of a load balancer yet");
            waitFor("v1." + cluster.namespace() + ".x: condition Available");
            assertFalse(result.isDone());
            cluster.patch(cluster.path(group + "/v1", "things/t/status"), "{\"status\": {\"conditions\": [{\"type\": \"Ready\", \"status\": \"True\"}]}}");
            cluster.patch(cluster.path("v1", "services/door/status"), "{\"status\": {\"loadBalancer\": {\"ingress\": [{\"ip\": \"192.0.2.7\"}]}}}");
            cluster.patch("/apis/apiregistration.k8s.io/v1/apiservices/v1." + cluster.namespace() + ".x", "{\"spec\": {\"service\": null, \"insecureSkipTLSVerify\": null}}");
            List<AppliedObject> ready = RealCluster.await(result).objects();
            assertEquals(4, new HashSet<>(ready).size());
            assertEquals("Bound", cluster.get("v1", "persistentvolumeclaims/data").at("/status/phase").asText());
        } finally {
            cluster.delete("/apis/apiregistration.k8s.io/v1/apiservices/v1." + cluster.namespace() + ".x");
            cluster.delete("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/things." + group);
            cluster.delete("/api/v1/persistentvolumes/" + cluster.namespace());
        }
    }

    private void waitFor(String line) throws InterruptedException {
        for (int i = 0; i < 300 && heard.waits.stream().noneMatch(heard -> heard.startsWith(line)); i++) {
            Thread.sleep(100);
        }
        assertThat(heard.waits.toString(), containsString(line));
    }
}
