package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Notices that a workload's controller is refused its pods, by a quota or by admission. A Deployment says so in its status; other kinds only in events,
 * which stay after their cause is gone. So an event counts only when it comes, or comes again, while somebody watches.
 */
final class CreationRefusals {

    private static final Set<String> SILENT_KINDS = Set.of("StatefulSet", "DaemonSet", "Job", "ReplicaSet");

    private final ClusterConnection cluster;
    private final Resource resource;
    private Map<String, Integer> counts;

    CreationRefusals(ClusterConnection cluster, Resource resource) {
        this.cluster = cluster;
        this.resource = resource;
    }

    /** Whether time will not help: a service account may still come into being in a new namespace, a webhook's server may still start. */
    static boolean isCertain(String message) {
        boolean refusal = message.contains("forbidden") || message.contains("denied") || message.contains("exceeded quota");
        return refusal && !message.contains("error looking up service account") && !message.contains("failed calling webhook");
    }

    /** Looks once; the sentence of a refusal that is going on, else an empty string. Never fails. */
    CompletableFuture<String> look(ObjectNode workload) {
        if (!SILENT_KINDS.contains(resource.kind())) {
            return CompletableFuture.completedFuture("");
        }
        String selector = "involvedObject.kind=" + resource.kind() + ",involvedObject.name=" + resource.name() + ",reason=FailedCreate";
        String path = "/api/v1/namespaces/" + Resource.encode(resource.namespace()) + "/events?fieldSelector=" + Resource.encode(selector);
        return PodTrouble.list(cluster, path).thenApply(events -> {
            Map<String, Integer> now = new HashMap<>();
            String found = "";
            for (ObjectNode event : events) {
                String message = event.path("message").asText();
                if (isCertain(message) && event.at("/involvedObject/uid").asText().equals(workload.at("/metadata/uid").asText())) {
                    String name = event.at("/metadata/name").asText();
                    now.put(name, event.path("count").asInt(1));
                    if (counts != null && now.get(name) > counts.getOrDefault(name, 0)) {
                        found = Messages.ready_replica_failure(message.strip());
                    }
                }
            }
            counts = now;
            return found;
        });
    }
}
