package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/** Readiness of the kinds that run pods, as {@code kubectl rollout status} judges it. */
final class WorkloadReadiness {

    private WorkloadReadiness() {
    }

    static Readiness deployment(JsonNode spec, JsonNode status, boolean observed) {
        JsonNode progressing = Readiness.conditionOf(status, "Progressing");
        if (progressing != null && progressing.path("reason").asText().equals("ProgressDeadlineExceeded")) {
            return Readiness.failed(Messages.ready_deadline(Readiness.text(progressing)));
        }
        JsonNode failure = Readiness.conditionOf(status, "ReplicaFailure");
        if (Readiness.isTrue(failure)) {
            String reason = Messages.ready_replica_failure(Readiness.text(failure));
            return CreationRefusals.isCertain(reason) ? Readiness.failing(reason) : Readiness.waiting(reason);
        }
        int wanted = spec.path("replicas").asInt(1);
        int total = status.path("replicas").asInt(0);
        int updated = status.path("updatedReplicas").asInt(0);
        int available = status.path("availableReplicas").asInt(0);
        if (!observed) {
            return Readiness.waiting(Messages.ready_not_observed());
        }
        if (spec.path("paused").asBoolean(false)) {
            return Readiness.waiting(Messages.ready_paused());
        }
        if (updated < wanted) {
            return Readiness.waiting(Messages.ready_updated(updated, wanted));
        }
        if (total > updated) {
            return Readiness.waiting(Messages.ready_old_pods(total - updated));
        }
        return available < updated ? Readiness.waiting(Messages.ready_available(available, updated)) : Readiness.READY;
    }

    static Readiness statefulSet(JsonNode spec, JsonNode status, boolean observed) {
        if (!observed) {
            return Readiness.waiting(Messages.ready_not_observed());
        }
        int wanted = spec.path("replicas").asInt(1);
        int ready = status.path("readyReplicas").asInt(0);
        int updated = status.path("updatedReplicas").asInt(0);
        int partition = spec.at("/updateStrategy/rollingUpdate/partition").asInt(0);
        if (ready < wanted) {
            return Readiness.waiting(Messages.ready_available(ready, wanted));
        }
        if (spec.at("/updateStrategy/type").asText().equals("OnDelete")) {
            return Readiness.READY;
        }
        if (updated < wanted - partition) {
            return Readiness.waiting(Messages.ready_updated(updated, wanted - partition));
        }
        boolean same = status.path("updateRevision").asText().equals(status.path("currentRevision").asText());
        return partition > 0 || same ? Readiness.READY : Readiness.waiting(Messages.ready_updated(updated, wanted));
    }

    static Readiness daemonSet(JsonNode spec, JsonNode status, boolean observed) {
        if (!observed) {
            return Readiness.waiting(Messages.ready_not_observed());
        }
        int wanted = status.path("desiredNumberScheduled").asInt(0);
        int updated = status.path("updatedNumberScheduled").asInt(0);
        int available = status.path("numberAvailable").asInt(0);
        if (updated < wanted && !spec.at("/updateStrategy/type").asText().equals("OnDelete")) {
            return Readiness.waiting(Messages.ready_updated(updated, wanted));
        }
        return available < wanted ? Readiness.waiting(Messages.ready_available(available, wanted)) : Readiness.READY;
    }

    static Readiness replicas(JsonNode spec, JsonNode status, String field) {
        int wanted = spec.path("replicas").asInt(1);
        int ready = status.path(field).asInt(0);
        return ready < wanted ? Readiness.waiting(Messages.ready_available(ready, wanted)) : Readiness.READY;
    }
}
