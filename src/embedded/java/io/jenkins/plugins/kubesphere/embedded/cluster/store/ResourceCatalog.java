package io.jenkins.plugins.kubesphere.embedded.cluster.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The resource types that a cluster serves: the built-in ones, and those that custom resource definitions add. */
public final class ResourceCatalog {
    private static final List<String> NONE = List.of();
    private static final List<String> STATUS = List.of("status");
    private static final List<String> STATUS_SCALE = List.of("status", "scale");
    private static final List<String> ALL = List.of("all");

    private static final List<ResourceType> BUILT_IN = List.of(
            new ResourceType("", "v1", "Namespace", "namespaces", false, List.of("ns"), NONE, STATUS),
            new ResourceType("", "v1", "Pod", "pods", true, List.of("po"), ALL, List.of("status", "log")),
            new ResourceType("", "v1", "Service", "services", true, List.of("svc"), ALL, STATUS),
            new ResourceType("", "v1", "ConfigMap", "configmaps", true, List.of("cm"), NONE, NONE),
            new ResourceType("", "v1", "Secret", "secrets", true, NONE, NONE, NONE),
            new ResourceType("", "v1", "ServiceAccount", "serviceaccounts", true, List.of("sa"), NONE, NONE),
            new ResourceType("", "v1", "Event", "events", true, List.of("ev"), NONE, NONE),
            new ResourceType("", "v1", "Endpoints", "endpoints", true, List.of("ep"), NONE, NONE),
            new ResourceType("", "v1", "Node", "nodes", false, List.of("no"), NONE, STATUS),
            new ResourceType("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims", true, List.of("pvc"), NONE, STATUS),
            new ResourceType("", "v1", "PersistentVolume", "persistentvolumes", false, List.of("pv"), NONE, STATUS),
            new ResourceType("", "v1", "ResourceQuota", "resourcequotas", true, List.of("quota"), NONE, STATUS),
            new ResourceType("", "v1", "LimitRange", "limitranges", true, List.of("limits"), NONE, NONE),
            new ResourceType("apps", "v1", "Deployment", "deployments", true, List.of("deploy"), ALL, STATUS_SCALE),
            new ResourceType("apps", "v1", "ReplicaSet", "replicasets", true, List.of("rs"), ALL, STATUS_SCALE),
            new ResourceType("apps", "v1", "StatefulSet", "statefulsets", true, List.of("sts"), ALL, STATUS_SCALE),
            new ResourceType("apps", "v1", "DaemonSet", "daemonsets", true, List.of("ds"), ALL, STATUS),
            new ResourceType("apps", "v1", "ControllerRevision", "controllerrevisions", true, NONE, NONE, NONE),
            new ResourceType("batch", "v1", "Job", "jobs", true, NONE, ALL, STATUS),
            new ResourceType("batch", "v1", "CronJob", "cronjobs", true, List.of("cj"), ALL, STATUS),
            new ResourceType("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true, List.of("hpa"), ALL, STATUS),
            new ResourceType("networking.k8s.io", "v1", "Ingress", "ingresses", true, List.of("ing"), NONE, STATUS),
            new ResourceType("networking.k8s.io", "v1", "IngressClass", "ingressclasses", false, NONE, NONE, NONE),
            new ResourceType("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies", true, List.of("netpol"), NONE, NONE),
            new ResourceType("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets", true, List.of("pdb"), NONE, STATUS),
            new ResourceType("rbac.authorization.k8s.io", "v1", "Role", "roles", true, NONE, NONE, NONE),
            new ResourceType("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings", true, NONE, NONE, NONE),
            new ResourceType("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles", false, NONE, NONE, NONE),
            new ResourceType("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings", false, NONE, NONE, NONE),
            new ResourceType("storage.k8s.io", "v1", "StorageClass", "storageclasses", false, List.of("sc"), NONE, NONE),
            new ResourceType("coordination.k8s.io", "v1", "Lease", "leases", true, NONE, NONE, NONE),
            new ResourceType("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions", false,
                    List.of("crd", "crds"), List.of("api-extensions"), STATUS));

    private final Map<String, List<ResourceType>> custom = new ConcurrentSkipListMap<>();

    /** Every served type, built-in first, custom ones in the order of their definitions' names. */
    public List<ResourceType> types() {
        List<ResourceType> types = new ArrayList<>(BUILT_IN);
        custom.values().forEach(types::addAll);
        return types;
    }

    public Optional<ResourceType> byPlural(String group, String version, String plural) {
        return types().stream()
                .filter(type -> type.group().equals(group) && type.version().equals(version) && type.plural().equals(plural))
                .findFirst();
    }

    public Optional<ResourceType> byKind(String apiVersion, String kind) {
        return types().stream().filter(type -> type.apiVersion().equals(apiVersion) && type.kind().equals(kind)).findFirst();
    }

    /** The built-in type of that kind. */
    public static ResourceType builtIn(String kind) {
        return BUILT_IN.stream().filter(type -> type.kind().equals(kind)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no built-in kind " + kind));
    }

    /** Versions by group, core group first under the empty name. */
    public Map<String, Collection<String>> groups() {
        Map<String, Collection<String>> groups = new LinkedHashMap<>();
        for (ResourceType type : types()) {
            Collection<String> versions = groups.computeIfAbsent(type.group(), group -> new java.util.LinkedHashSet<>());
            versions.add(type.version());
        }
        return groups;
    }

    /** Serves (or serves anew) what this CustomResourceDefinition describes. */
    public void define(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        JsonNode names = spec.path("names");
        List<ResourceType> types = new ArrayList<>();
        for (JsonNode version : spec.path("versions")) {
            if (!version.path("served").asBoolean()) {
                continue;
            }
            List<String> subresources = new ArrayList<>();
            version.path("subresources").fieldNames().forEachRemaining(subresources::add);
            types.add(new ResourceType(spec.path("group").asText(), version.path("name").asText(), names.path("kind").asText(),
                    names.path("plural").asText(), "Namespaced".equals(spec.path("scope").asText()), texts(names.path("shortNames")),
                    texts(names.path("categories")), subresources));
        }
        custom.put(definition.path("metadata").path("name").asText(), List.copyOf(types));
    }

    public void forget(String definitionName) {
        custom.remove(definitionName);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
