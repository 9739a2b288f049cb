package io.jenkins.plugins.kubesphere.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.manifest.ManifestText;
import io.jenkins.plugins.kubesphere.manifest.Substitution;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The same files and variables make the same objects on a real API server as {@code envsubst < file | kubectl apply -f -}, at first and when they change. */
public class SameObjectsAsKubectlTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KINDS = "configmaps,secrets,services,deployments,statefulsets,daemonsets,jobs,cronjobs,ingresses,networkpolicies,serviceaccounts,roles,"
            + "rolebindings,persistentvolumeclaims,poddisruptionbudgets,horizontalpodautoscalers,limitranges,resourcequotas";
    private static final String LABELS = "labels: {suite: same-objects, app: $APP}";

    private static final String WORKLOADS = """
            # ${APP} in a comment, and an unusual order of documents
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: ${APP}
              creationTimestamp: null
              annotations:
              %1$s
            spec:
              replicas: $REPLICAS
              strategy: {}
              selector: {matchLabels: &match {app: $APP}}
              template:
                metadata: {labels: *match, creationTimestamp: null}
                spec:
                  nodeSelector: ~
                  initContainers: [{name: init, image: 'busybox:1', command: [sh, -c, "echo $$APP; exit 0"]}]
                  containers:
                  - name: app
                    image: "$REGISTRY/demo/${APP}:SNAPSHOT-$BUILD_NUMBER"
                    env:
                    - {name: GREETING, value: "$GREETING"}
                    - {name: ANSWER, value: "42"}
                    - name: POD
                      valueFrom: {fieldRef: {fieldPath: metadata.name}}
                    ports: [{containerPort: 53, name: dns}, {containerPort: 53, protocol: UDP, name: dns-udp}]
                    resources: {requests: {cpu: 0.5, memory: 64Mi}, limits: {cpu: 1}}
                    volumeMounts: [{name: tmp, mountPath: /tmp}]
                  volumes: [{name: tmp, emptyDir: {}}]
            status: {}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: $APP-db, %1$s}
            spec:
              serviceName: $APP-db
              selector: {matchLabels: {app: $APP-db}}
              template:
                metadata: {labels: {app: $APP-db}}
                spec: {containers: [{name: db, image: db, env: [{name: A, value: b}]}]}
              volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: $APP-agent, %1$s}
            spec:
              selector: {matchLabels: {app: $APP-agent}}
              template: {metadata: {labels: {app: $APP-agent}}, spec: {hostNetwork: no, containers: [{name: agent, image: agent}]}}
            ---
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: $APP-nightly, %1$s}
            spec:
              schedule: "0 3 * * *"
              suspend: yes
              jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: job, image: job}]}}}}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: $APP-migration, %1$s}
            spec: {backoffLimit: 0, template: {spec: {restartPolicy: Never, containers: [{name: job, image: job}]}}}
            """.formatted(LABELS);

    private static final String SETTINGS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: $APP-settings, %1$s}
            data:
              "$APP.properties": |
                greeting=$GREETING
                build=${BUILD_NUMBER}

                # the end
              folded: >-
                one
                two
              quoted: 'it''s "quoted"'
              number: "0644"
              empty: ""
              unicode: "构建 \\u00e9 😀"
            binaryData: {b: aGVsbG8=}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: $APP-secret, %1$s}
            type: Opaque
            stringData: {password: "$GREETING"}
            data: {other: aGVsbG8=}
            ---
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: ServiceAccount
              metadata: {name: $APP, %1$s}
              automountServiceAccountToken: off
            - apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata: {name: $APP, %1$s}
              rules: [{apiGroups: [""], resources: [configmaps], verbs: [get, list]}]
            - apiVersion: rbac.authorization.k8s.io/v1
              kind: RoleBinding
              metadata: {name: $APP, %1$s}
              roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: $APP}
              subjects: [{kind: ServiceAccount, name: $APP, namespace: default}]
            """.formatted(LABELS);

    private static final String NETWORK = """
            apiVersion: v1
            kind: Service
            metadata: {name: $APP, %1$s}
            spec:
              selector: {app: $APP}
              ports: [{name: dns, port: 53, targetPort: dns}, {name: dns-udp, port: 53, protocol: UDP, targetPort: dns-udp}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: $APP, %1$s, annotations: {"nginx.ingress.kubernetes.io/rewrite-target": "/$1"}}
            spec:
              rules:
              - host: "*.example.com"
                http: {paths: [{path: "/(.*)", pathType: ImplementationSpecific, backend: {service: {name: $APP, port: {number: 53}}}}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: $APP, %1$s}
            spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: $APP, %1$s}
            spec: {minAvailable: 50%%, selector: {matchLabels: {app: $APP}}}
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: $APP, %1$s}
            spec: {minReplicas: 2, maxReplicas: 4, scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: $APP-db}}
            """.formatted(LABELS);

    private static final String OBJECTS_IN_JSON = """
            {"apiVersion": "v1", "kind": "PersistentVolumeClaim",
            \t"metadata": {"name": "$APP", "labels": {"suite": "same-objects"}},
            \t"spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}}
            {"apiVersion": "v1", "kind": "LimitRange", "metadata": {"name": "${APP}", "labels": {"suite": "same-objects"}},
            \t"spec": {"limits": [{"type": "Container", "default": {"cpu": "1"}, "defaultRequest": {"memory": "$GREETING_MEMORY"}}]}}
            {"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "${APP}", "labels": {"suite": "same-objects"}},
            \t"spec": {"hard": {"pods": $REPLICAS, "requests.cpu": 1.5}}}
            """;

    private static final Map<String, String> FIRST = Map.of("APP", "shop", "REPLICAS", "2", "REGISTRY", "registry:5000", "BUILD_NUMBER", "7", "GREETING", "it's: a #1 day",
            "GREETING_MEMORY", "16Mi");
    private static final Map<String, String> SECOND = Map.of("APP", "shop", "REPLICAS", "3", "REGISTRY", "registry:5001", "BUILD_NUMBER", "8", "GREETING", "构建",
            "GREETING_MEMORY", "32Mi");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final String theirs = "same-kubectl-" + suffix;
    private final String ours = "same-plugin-" + suffix;
    private String kubeconfig;

    @Before
    public void findCluster() throws Exception {
        kubeconfig = System.getenv("TESTBED_KUBECONFIG_ONE");
        Assume.assumeTrue("TESTBED_KUBECONFIG_ONE and KUBEBUILDER_ASSETS are missing (src/testbed/up)", kubeconfig != null && System.getenv("KUBEBUILDER_ASSETS") != null);
        Assume.assumeTrue("envsubst is missing", List.of(System.getenv("PATH").split(File.pathSeparator)).stream().anyMatch(d -> Files.isExecutable(Path.of(d, "envsubst"))));
        kubectl("create", "namespace", theirs);
        kubectl("create", "namespace", ours);
    }

    @After
    public void removeNamespaces() throws Exception {
        if (kubeconfig != null) {
            kubectl("delete", "namespace", theirs, ours, "--ignore-not-found", "--wait=false");
        }
    }

    @Test
    public void theSameFilesMakeTheSameObjects() throws Exception {
        Map<String, String> files = new TreeMap<>(Map.of("workloads.yaml", WORKLOADS, "settings.yml", SETTINGS, "network.yaml", NETWORK.replace("\n", "\r\n"), "more.json",
                OBJECTS_IN_JSON));
        applyBoth(files, FIRST);
        assertEquals(objects(theirs), objects(ours));
        files.replaceAll((name, text) -> text.replaceAll("(?m)^ *(- \\{name: ANSWER|number: ).*\n", "").replace("other: aGVsbG8=", "other2: aGVsbG8=")
                .replace(", list]", "]").replace("limits: {cpu: 1}", "limits: {cpu: 2}").replace("suspend: yes", "suspend: no"));
        applyBoth(files, SECOND);
        assertEquals(objects(theirs), objects(ours));
    }

    private void applyBoth(Map<String, String> files, Map<String, String> variables) throws Exception {
        Path directory = folder.newFolder().toPath();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path template = Files.writeString(folder.newFile().toPath(), file.getValue());
            ProcessBuilder envsubst = new ProcessBuilder("envsubst").redirectInput(template.toFile()).redirectOutput(directory.resolve(file.getKey()).toFile());
            envsubst.environment().clear();
            envsubst.environment().putAll(variables);
            assertEquals(0, envsubst.start().waitFor());
        }
        kubectl("apply", "-n", theirs, "-R", "-f", directory.toString());

        Substitution substitution = new Substitution(variables, Set.of(), true, false);
        List<ManifestText> texts = new ArrayList<>();
        files.forEach((name, text) -> texts.add(ManifestText.of(name, text)));
        ClusterConnection cluster = ClusterConnection.to(Kubeconfig.parse(Files.readString(Path.of(kubeconfig))).access(null));
        ReleaseOptions options = new ReleaseOptions(ours, false, false, false, Duration.ofMinutes(1), false);
        Release.of(cluster, substitution.read(texts), options, new ReleaseListener() {
        }).start().get(90, TimeUnit.SECONDS);
    }

    /** Every object of the suite by kind and name, without what differs between any two objects. */
    private Map<String, String> objects(String namespace) throws Exception {
        Map<String, String> objects = new TreeMap<>();
        for (JsonNode item : JSON.readTree(kubectl("get", KINDS, "-n", namespace, "-l", "suite=same-objects", "-o", "json")).get("items")) {
            ObjectNode object = (ObjectNode) item;
            object.remove("status");
            ObjectNode metadata = (ObjectNode) object.get("metadata");
            metadata.remove(List.of("uid", "resourceVersion", "creationTimestamp", "managedFields", "namespace"));
            if (metadata.get("annotations") instanceof ObjectNode annotations) {
                annotations.remove(List.of("kubectl.kubernetes.io/last-applied-configuration", "deployment.kubernetes.io/revision"));
                if (annotations.isEmpty()) {
                    metadata.remove("annotations");
                }
            }
            if (object.get("spec") instanceof ObjectNode spec) {
                spec.remove(List.of("clusterIP", "clusterIPs"));
            }
            withoutControllers(object);
            objects.put(object.get("kind").asText() + " " + metadata.get("name").asText(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object));
        }
        assertEquals(objects.keySet().toString(), 18, objects.size());
        return objects;
    }

    /** A job's controller writes the object's own identity into its selector. */
    private static void withoutControllers(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("controller-uid", "batch.kubernetes.io/controller-uid"));
        }
        node.forEach(SameObjectsAsKubectlTest::withoutControllers);
    }

    private String kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getenv("KUBEBUILDER_ASSETS") + "/kubectl", "--kubeconfig", kubeconfig));
        command.addAll(List.of(arguments));
        Path errors = folder.newFile().toPath();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("HOME", folder.getRoot().toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(String.join(" ", command) + ": " + output + Files.readString(errors), 0, process.waitFor());
        return output;
    }
}
