package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the API server's refusals into sentences that say what to do next. */
final class Refusals {

    private static final Pattern MANAGER = Pattern.compile("conflict with \"([^\"]+)\"");

    private Refusals() {
    }

    /** The exception for an answer that is not OK; {@code resource} is {@code null} when no single object is concerned. */
    static ClusterException of(ClusterConnection cluster, String verb, Resource resource, Answer answer) {
        String context = cluster.access().context();
        String what = resource == null ? cluster.access().server().toString() : resource.label();
        return switch (answer.status()) {
            case 401 -> new ClusterException(ClusterException.Cause.DENIED, Messages.refused_unauthorized(context));
            case 403 -> new ClusterException(answer.message().contains("admission webhook") || answer.message().contains("exceeded quota")
                    ? ClusterException.Cause.REFUSED : ClusterException.Cause.DENIED, Messages.refused_forbidden(context, what, answer.message()));
            case 409 -> conflict(context, resource, answer);
            case 404 -> new ClusterException(ClusterException.Cause.REFUSED, resource != null && answer.message().contains("namespaces")
                    ? Messages.refused_no_namespace(context, what, resource.namespace()) : Messages.refused_not_found(context, what, answer.message()));
            case 400, 422 -> new ClusterException(ClusterException.Cause.REFUSED, Messages.refused_invalid(context, what, answer.message()));
            default -> new ClusterException(answer.status() >= 500 ? ClusterException.Cause.UNREACHABLE : ClusterException.Cause.REFUSED,
                    Messages.refused_other(context, what, verb, answer.status(), answer.message()));
        };
    }

    /** Takes conflicts with these managers out of the answer; true when none is left. */
    static boolean withoutConflicts(Answer answer, Set<String> managers) {
        boolean left = false;
        for (Iterator<JsonNode> causes = answer.body().path("details").path("causes").elements(); causes.hasNext();) {
            Matcher manager = MANAGER.matcher(causes.next().path("message").asText());
            if (manager.find() && managers.contains(manager.group(1))) {
                causes.remove();
            } else {
                left = true;
            }
        }
        return !left;
    }

    private static ClusterException conflict(String context, Resource resource, Answer answer) {
        List<String> fields = new ArrayList<>();
        for (JsonNode cause : answer.body().path("details").path("causes")) {
            if (cause.path("reason").asText().equals("FieldManagerConflict")) {
                Matcher manager = MANAGER.matcher(cause.path("message").asText());
                fields.add(cause.path("field").asText() + (manager.find() ? " (" + manager.group(1) + ")" : ""));
            }
        }
        String what = resource == null ? "" : resource.label();
        return new ClusterException(ClusterException.Cause.CONFLICT, fields.isEmpty() ? Messages.refused_changed(context, what, answer.message())
                : Messages.refused_conflict(context, what, String.join(", ", fields)));
    }
}
