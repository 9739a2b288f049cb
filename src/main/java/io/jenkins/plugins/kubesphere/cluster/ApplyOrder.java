package io.jenkins.plugins.kubesphere.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order in which kinds are applied: what others refer to comes first; kinds of one rank may go together. */
final class ApplyOrder {

    private static final List<List<String>> RANKS = List.of(
            List.of("CustomResourceDefinition", "Namespace", "PriorityClass", "RuntimeClass", "StorageClass", "IngressClass"),
            List.of("ResourceQuota", "LimitRange", "NetworkPolicy", "ServiceAccount", "Secret", "ConfigMap", "PersistentVolume"),
            List.of("ClusterRole", "Role", "PersistentVolumeClaim"),
            List.of("ClusterRoleBinding", "RoleBinding"),
            List.of("Service", "Endpoints", "EndpointSlice"),
            List.of("Pod", "ReplicaSet", "ReplicationController", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"),
            List.of("HorizontalPodAutoscaler", "PodDisruptionBudget", "Ingress", "HTTPRoute", "Gateway"));
    private static final Map<String, Integer> RANK = new HashMap<>();
    /** Kinds of CRDs follow the workloads, as operators that serve them may be among those. */
    private static final int OTHERS = RANKS.size();
    private static final int LAST = OTHERS + 1;

    static {
        for (int i = 0; i < RANKS.size(); i++) {
            for (String kind : RANKS.get(i)) {
                RANK.put(kind, i);
            }
        }
        // These can refuse or break everything that is applied after them.
        RANK.put("APIService", LAST);
        RANK.put("ValidatingWebhookConfiguration", LAST);
        RANK.put("MutatingWebhookConfiguration", LAST);
    }

    private ApplyOrder() {
    }

    static int rank(String kind) {
        return RANK.getOrDefault(kind, OTHERS);
    }
}
