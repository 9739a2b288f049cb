package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Whether an object is ready, read from the object alone, by the rules of its kind (the kstatus rules).
 *
 * @param state ready, waiting, or failed for certain
 * @param reason what it waits for or why it failed; empty when ready
 */
record Readiness(State state, String reason) {

    /** How far an object is. */
    enum State {
        READY, WAITING, FAILED,
        /** Failed for certain if it stays so for some seconds: controllers try again before they give up. */
        FAILING
    }

    private static final Set<String> STANDARD = Set.of("Ready", "Reconciling", "Stalled");

    static final Readiness READY = new Readiness(State.READY, "");

    static Readiness waiting(String reason) {
        return new Readiness(State.WAITING, reason);
    }

    static Readiness failing(String reason) {
        return new Readiness(State.FAILING, reason);
    }

    static Readiness failed(String reason) {
        return new Readiness(State.FAILED, reason);
    }

    static Readiness of(JsonNode object) {
        if (object.at("/metadata/deletionTimestamp").isTextual()) {
            return waiting(Messages.ready_deleting());
        }
        JsonNode observed = object.at("/status/observedGeneration");
        if (isBehind(object)) {
            return waiting(Messages.ready_not_observed());
        }
        JsonNode spec = object.path("spec");
        JsonNode status = object.path("status");
        return switch (object.path("kind").asText()) {
            case "Deployment" -> WorkloadReadiness.deployment(spec, status, observed.isNumber());
            case "StatefulSet" -> WorkloadReadiness.statefulSet(spec, status, observed.isNumber());
            case "DaemonSet" -> WorkloadReadiness.daemonSet(spec, status, observed.isNumber());
            case "ReplicaSet", "ReplicationController" -> WorkloadReadiness.replicas(spec, status, "readyReplicas");
            case "Job" -> job(spec, status);
            case "Pod" -> pod(status);
            case "PersistentVolumeClaim" -> claim(status);
            case "Service" -> service(spec, status);
            case "CustomResourceDefinition" -> definition(status);
            case "APIService" -> condition(status, "Available");
            case "HorizontalPodAutoscaler" -> autoscaler(status);
            case "Namespace" -> status.path("phase").asText("Active").equals("Active") ? READY : waiting(status.path("phase").asText());
            default -> conditions(status, object.at("/metadata/generation").asLong(0));
        };
    }

    /** Whether the object's controller says that it has not seen the object as it is. */
    static boolean isBehind(JsonNode object) {
        JsonNode observed = object.at("/status/observedGeneration");
        return observed.isNumber() && observed.asLong() < object.at("/metadata/generation").asLong(0);
    }

    private static Readiness job(JsonNode spec, JsonNode status) {
        JsonNode failed = conditionOf(status, "Failed");
        if (isTrue(failed)) {
            return failed(Messages.ready_job_failed(text(failed)));
        }
        if (isTrue(conditionOf(status, "Complete")) || spec.path("suspend").asBoolean(false)) {
            return READY;
        }
        return waiting(Messages.ready_job(status.path("succeeded").asInt(0), spec.path("completions").asInt(1)));
    }

    private static Readiness pod(JsonNode status) {
        String phase = status.path("phase").asText("Pending");
        if (phase.equals("Succeeded") || isTrue(conditionOf(status, "Ready"))) {
            return READY;
        }
        return phase.equals("Failed") ? failed(Messages.ready_pod_failed(status.path("reason").asText("") + " " + status.path("message").asText("")))
                : waiting(Messages.ready_pod(phase));
    }

    private static Readiness claim(JsonNode status) {
        String phase = status.path("phase").asText("Pending");
        if (phase.equals("Lost")) {
            return failed(Messages.ready_claim(phase));
        }
        return phase.equals("Bound") ? READY : waiting(Messages.ready_claim(phase));
    }

    private static Readiness service(JsonNode spec, JsonNode status) {
        boolean balanced = spec.path("type").asText().equals("LoadBalancer");
        return !balanced || !status.at("/loadBalancer/ingress").isEmpty() ? READY : waiting(Messages.ready_load_balancer());
    }

    private static Readiness definition(JsonNode status) {
        JsonNode names = conditionOf(status, "NamesAccepted");
        if (names != null && names.path("status").asText().equals("False")) {
            return failed(Messages.ready_names_refused(text(names)));
        }
        return condition(status, "Established");
    }

    private static Readiness autoscaler(JsonNode status) {
        JsonNode able = conditionOf(status, "AbleToScale");
        return able == null || isTrue(able) ? READY : waiting(Messages.ready_condition("AbleToScale", text(able)));
    }

    private static Readiness conditions(JsonNode status, long generation) {
        for (JsonNode condition : status.path("conditions")) {
            // Controllers that keep no number for the whole status keep one for each condition.
            if (STANDARD.contains(condition.path("type").asText()) && condition.path("observedGeneration").asLong(generation) < generation) {
                return waiting(Messages.ready_not_observed());
            }
        }
        JsonNode stalled = conditionOf(status, "Stalled");
        if (isTrue(stalled)) {
            return failed(Messages.ready_condition("Stalled", text(stalled)));
        }
        JsonNode reconciling = conditionOf(status, "Reconciling");
        if (isTrue(reconciling)) {
            return waiting(Messages.ready_condition("Reconciling", text(reconciling)));
        }
        return conditionOf(status, "Ready") == null ? READY : condition(status, "Ready");
    }

    private static Readiness condition(JsonNode status, String type) {
        JsonNode condition = conditionOf(status, type);
        return isTrue(condition) ? READY : waiting(Messages.ready_condition(type, condition == null ? "" : text(condition)));
    }

    static JsonNode conditionOf(JsonNode status, String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return null;
    }

    static boolean isTrue(JsonNode condition) {
        return condition != null && condition.path("status").asText().equals("True");
    }

    static String text(JsonNode condition) {
        return (condition.path("reason").asText("") + " " + condition.path("message").asText("")).strip();
    }
}
