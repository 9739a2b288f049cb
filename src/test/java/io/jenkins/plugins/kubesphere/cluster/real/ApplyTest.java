package io.jenkins.plugins.kubesphere.cluster.real;

import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.PATIENT;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.configMap;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.deployment;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.documents;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.ClusterException;
import io.jenkins.plugins.kubesphere.cluster.ReleaseOptions;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Rule;
import org.junit.Test;

/** What applying does to the objects of a real cluster, and that kubectl would have made the same of them. */
public class ApplyTest {

    private static final ReleaseOptions NO_WAIT = new ReleaseOptions("", false, false, false, Duration.ofSeconds(60), false);
    private static final ReleaseOptions FORCED = new ReleaseOptions("", false, true, false, Duration.ofSeconds(60), false);
    private static final Set<String> OF_THE_SERVER = Set.of("uid", "resourceVersion", "creationTimestamp", "managedFields", "generation", "namespace");

    @Rule
    public final RealCluster cluster = new RealCluster();

    private final Recorder heard = new Recorder();

    private static List<String> managers(JsonNode object) {
        TreeSet<String> managers = new TreeSet<>();
        object.at("/metadata/managedFields").forEach(entry -> {
            if (!entry.has("subresource")) {
                managers.add(entry.path("manager").asText() + " " + entry.path("operation").asText());
            }
        });
        return new ArrayList<>(managers);
    }

    private static JsonNode withoutServerFields(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        ((ObjectNode) copy.get("metadata")).remove(OF_THE_SERVER);
        ((ObjectNode) copy.get("metadata")).withObject("/annotations").remove("deployment.kubernetes.io/revision");
        return copy;
    }

    private static final String EVERYTHING = documents(deployment("web", "app:1", 2), configMap("settings", "on: \\\"1\\\""),
            "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80, targetPort: http}, {port: 81, name: b}]}\n"
                    .replace("{port: 80,", "{port: 80, name: a,"),
            "apiVersion: v1\nkind: Secret\nmetadata: {name: secret}\nstringData: {password: hunter2}\n",
            "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: nightly}\nspec:\n  schedule: '0 3 * * *'\n  jobTemplate: {spec: {template: {spec: "
                    + "{restartPolicy: Never, containers: [{name: c, image: job, env: [{name: A, value: '1'}], resources: {limits: {cpu: 1, memory: 1Gi}}}]}}}}\n",
            "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web, annotations: {a.b/c: 'true'}}\nspec: {rules: [{host: a.example, http: "
                    + "{paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {name: a}}}}]}}]}\n");

    @Test
    public void makesTheSameObjectsAsKubectlAndOwnsThemUnderItsName() throws Exception {
        ReleaseResult created = cluster.apply(EVERYTHING, NO_WAIT, heard);
        assertEquals(6, created.count(AppliedObject.Change.CREATED));
        List<String> places = List.of("apps/v1 deployments/web", "v1 configmaps/settings", "v1 services/web", "v1 secrets/secret", "batch/v1 cronjobs/nightly",
                "networking.k8s.io/v1 ingresses/web");
        List<JsonNode> ours = new ArrayList<>();
        for (String place : places) {
            ObjectNode object = cluster.get(place.split(" ")[0], place.split(" ")[1]);
            assertTrue(managers(object).toString(), managers(object).contains("kubesphere-pipeline Apply"));
            ours.add(withoutServerFields(object));
            cluster.delete(cluster.path(place.split(" ")[0], place.split(" ")[1]));
        }
        cluster.kubectl(EVERYTHING, "apply", "--server-side", "-f", "-");
        for (int i = 0; i < places.size(); i++) {
            ObjectNode theirs = cluster.get(places.get(i).split(" ")[0], places.get(i).split(" ")[1]);
            JsonNode left = ours.get(i);
            JsonNode right = withoutServerFields(theirs);
            // Addresses are given out by the server.
            List.of(left, right).forEach(one -> ((ObjectNode) one).withObject("/spec").remove(List.of("clusterIP", "clusterIPs")));
            assertEquals(places.get(i), right, left);
        }
    }

    @Test
    public void takesOverFromClientSideApplyWithoutLosingOrLeavingAField() throws Exception {
        String old = deployment("legacy", "app:1", 1).replace("labels: {app: legacy}}\nspec", "labels: {app: legacy, gone: later}}\nspec")
                .replace("image: \"app:1\"", "image: \"app:1\", env: [{name: OLD, value: a}, {name: KEPT, value: b}]");
        cluster.kubectl(old, "apply", "-f", "-");
        cluster.kubectl("", "label", "deployment/legacy", "by-hand=yes");
        String next = deployment("legacy", "app:2", 1).replace("image: \"app:2\"", "image: \"app:2\", env: [{name: KEPT, value: b}]");
        assertEquals(1, cluster.apply(next, NO_WAIT, heard).count(AppliedObject.Change.CHANGED));
        String container = " spec.template.spec.containers[app].";
        assertEquals("what the server fills in comes back and is no change", List.of("  kubectl apply has managed this object; its fields are taken over",
                "- metadata.labels.gone: later", "-" + container + "env[OLD].name: OLD", "-" + container + "env[OLD].value: a",
                "-" + container + "image: app:1", "+" + container + "image: app:2"), heard.diff);
        ObjectNode live = cluster.get("apps/v1", "deployments/legacy");
        assertEquals("{\"app\":\"legacy\",\"by-hand\":\"yes\"}", live.at("/metadata/labels").toString());
        assertEquals("[{\"name\":\"KEPT\",\"value\":\"b\"}]", live.at("/spec/template/spec/containers/0/env").toString());
        assertFalse(live.toString(), live.toString().contains("last-applied-configuration"));
        assertFalse(managers(live).toString(), managers(live).contains("kubectl-client-side-apply Update"));
        String version = live.at("/metadata/resourceVersion").asText();
        assertEquals(1, cluster.apply(next, PATIENT, heard).count(AppliedObject.Change.UNCHANGED));
        assertNotNull(version);
    }

    /** The server notes who wrote {@code stringData}, and forgets that it is {@code data} which came of it. */
    @Test
    public void aKeyThatLeavesTheStringDataOfASecretIsGoneAndThatOfAnotherManagerIsAConflict() throws Exception {
        String secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: keys}\nstringData: {stays: 'a: b', leaves: x}\n";
        cluster.apply(secret, NO_WAIT, heard);
        cluster.apply(secret.replace(", leaves: x", ""), NO_WAIT, heard);
        assertEquals("{\"stays\":\"YTogYg==\"}", cluster.get("v1", "secrets/keys").path("data").toString());
        assertThat(heard.diff.toString(), containsString("- data.leaves: ****"));
        cluster.kubectl("", "patch", "secret/keys", "--field-manager=somebody", "-p", "{\"data\": {\"stays\": \"eA==\"}}");
        ClusterException conflict = assertThrows(ClusterException.class, () -> cluster.apply(secret, NO_WAIT, heard));
        assertEquals(ClusterException.Cause.CONFLICT, conflict.kind());
        assertThat(conflict.getMessage(), containsString(".data.stays (somebody"));
        ClusterException number = assertThrows(ClusterException.class, () -> cluster.apply(secret.replace("leaves: x", "leaves: 4711"), FORCED, heard));
        assertThat(number.getMessage(), containsString("stringData"));
    }

    /** The keys of list items have defaults as well. */
    @Test
    public void aPortThatLeavesIsShownAlthoughItsProtocolWasNeverWritten() throws Exception {
        String service = "apiVersion: v1\nkind: Service\nmetadata: {name: ports}\nspec: {selector: {app: web}, ports: [{port: 80, name: a}, {port: 53, name: b}]}\n";
        cluster.kubectl(service, "apply", "-f", "-");
        cluster.apply(service.replace(", {port: 53, name: b}", ""), NO_WAIT, heard);
        List<String> leaving = heard.diff.stream().filter(line -> line.startsWith("- ")).toList();
        assertTrue(leaving.toString(), !leaving.isEmpty() && leaving.stream().allMatch(line -> line.startsWith("- spec.ports[b].")));
        assertEquals(1, cluster.get("v1", "services/ports").at("/spec/ports").size());
    }

    @Test
    public void aConflictNamesManagerAndFieldAndForceTakesTheFieldOver() throws Exception {
        cluster.apply(deployment("shared", "app:1", 1), NO_WAIT, heard);
        cluster.kubectl("", "scale", "deployment/shared", "--replicas=3");
        ClusterException conflict = assertThrows(ClusterException.class, () -> cluster.apply(documents(configMap("first", "1"),
                deployment("shared", "app:2", 2)), NO_WAIT, heard));
        assertEquals(ClusterException.Cause.CONFLICT, conflict.kind());
        assertThat(conflict.getMessage(), containsString(".spec.replicas (kubectl"));
        assertNull("nothing was written", cluster.get("v1", "configmaps/first"));
        cluster.apply(deployment("shared", "app:2", 2), FORCED, heard);
        assertEquals(2, cluster.get("apps/v1", "deployments/shared").at("/spec/replicas").asInt());
    }

    @Test
    public void anErrorInTheSeventhDocumentLeavesTheFirstSixUntouched() throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            all.add(configMap("d" + i, "v"));
        }
        all.add(deployment("seventh", "app:1", 1).replace("containers: [{name: app,", "containers: [{name: App,"));
        ClusterException refusal = assertThrows(ClusterException.class, () -> cluster.apply(documents(all.toArray(String[]::new)), NO_WAIT, heard));
        assertThat(refusal.getMessage(), containsString("m.yaml:31"));
        assertThat(refusal.getMessage(), containsString("containers[0].name"));
        all.set(6, deployment("seventh", "app:1", 1).replace("replicas:", "replica:"));
        assertThat(assertThrows(ClusterException.class, () -> cluster.apply(documents(all.toArray(String[]::new)), NO_WAIT, heard)).getMessage(),
                containsString(".spec.replica"));
        all.set(6, deployment("seventh", "app:1", 1).replace("kind: Deployment", "kind: Deploymnt"));
        assertThat(assertThrows(ClusterException.class, () -> cluster.apply(documents(all.toArray(String[]::new)), NO_WAIT, heard)).getMessage(),
                containsString("did you mean Deployment"));
        assertEquals("only the cluster's own", 1, cluster.get("v1", "configmaps").path("items").size());
    }

    @Test
    public void aNewKindItsObjectAndTheirNamespaceGoTogether() throws Exception {
        String group = cluster.namespace() + ".example.com";
        String definition = """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.%1$s}
                spec:
                  group: %1$s
                  scope: Namespaced
                  names: {plural: widgets, singular: widget, kind: Widget}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}
                """.formatted(group);
        String fresh = cluster.namespace() + "-fresh";
        String all = documents("apiVersion: %s/v1\nkind: Widget\nmetadata: {name: w, namespace: %s}\nspec: {size: 3}\n".formatted(group, fresh),
                deployment("inside", "app:1", 1).replace("{name: inside,", "{name: inside, namespace: " + fresh + ","),
                "apiVersion: v1\nkind: Pod\nmetadata: {name: bare, namespace: %s}\nspec: {containers: [{name: c, image: app}]}\n".formatted(fresh),
                definition, "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s}\n".formatted(fresh));
        try {
            ClusterException refusal = assertThrows(ClusterException.class, () -> cluster.apply(all.replace("size: 3", "size: big"), PATIENT, heard));
            assertThat(refusal.getMessage(), containsString("spec.size must be of type integer"));
            ReleaseResult result = cluster.apply(all, PATIENT, heard);
            assertEquals(5, result.count(AppliedObject.Change.CREATED));
            assertEquals(3, RealCluster.await(cluster.admin().get("/apis/" + group + "/v1/namespaces/" + fresh + "/widgets/w")).body()
                    .at("/spec/size").asInt());
            Recorder again = new Recorder();
            ReleaseResult unchanged = cluster.apply(all, PATIENT, again);
            assertEquals(again.events.toString() + again.diff, 5, unchanged.count(AppliedObject.Change.UNCHANGED));
        } finally {
            cluster.delete("/api/v1/namespaces/" + fresh);
            cluster.delete("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets." + group);
        }
    }

    @Test
    public void aDryRunShowsTheDifferenceWritesNothingAndNoMessageTellsASecret() throws Exception {
        cluster.apply(documents(deployment("web", "app:1", 1), "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: old-value, b: same}\n"),
                NO_WAIT, heard);
        String version = cluster.get("v1", "secrets/s").at("/metadata/resourceVersion").asText();
        String next = documents(deployment("web", "app:2", 2), "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: new-value, b: same}\n");
        Recorder shown = new Recorder();
        ReleaseResult planned = cluster.apply(next, NO_WAIT.asDryRun(), shown);
        assertEquals(2, planned.count(AppliedObject.Change.CHANGED));
        assertEquals(version, cluster.get("v1", "secrets/s").at("/metadata/resourceVersion").asText());
        String diff = String.join("\n", shown.diff);
        assertThat(diff, containsString("- spec.template.spec.containers[app].image: app:1\n+ spec.template.spec.containers[app].image: app:2"));
        assertThat(diff, containsString("- spec.replicas: 1\n+ spec.replicas: 2"));
        assertThat(diff, containsString("- data.a: ****\n+ data.a: ****"));
        assertThat(diff, not(containsString("data.b")));
        String wrong = "apiVersion: v1\nkind: Secret\nmetadata: {name: t}\nstringData: {pin: 31337314}\n";
        ClusterException refusal = assertThrows(ClusterException.class, () -> cluster.apply(wrong, NO_WAIT, heard));
        assertThat(refusal.getMessage(), containsString("pin"));
        assertThat(refusal.getMessage(), not(containsString("31337314")));
    }
}
