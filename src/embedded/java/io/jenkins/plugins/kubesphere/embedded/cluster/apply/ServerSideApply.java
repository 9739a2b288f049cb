package io.jenkins.plugins.kubesphere.embedded.cluster.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.apply.FieldManagers.Manager;
import java.util.ArrayList;
import java.util.List;

/** Server-side apply: merge, conflicts with other managers, removal of fields that this manager gave up. */
public final class ServerSideApply {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private ServerSideApply() {}

    /** One field that another manager owns with another value. */
    public record Conflict(String manager, String operation, String apiVersion, String field) {}

    /**
     * @param object what the object becomes, null when there are conflicts
     * @param conflicts empty unless the apply was not forced
     */
    public record Outcome(ObjectNode object, List<Conflict> conflicts) {}

    /** @param live null when the object does not exist yet */
    public static Outcome apply(ObjectNode live, ObjectNode applied, String managerName, boolean force) {
        ObjectNode configuration = applied.deepCopy();
        configuration.withObject("/metadata").remove("managedFields");
        ObjectNode base = live == null ? JSON.createObjectNode() : live;
        FieldManagers managers = FieldManagers.of(base);
        Manager me = new Manager(managerName, "Apply", configuration.path("apiVersion").asText(), "");
        FieldSet wanted = FieldSet.of(configuration);
        ObjectNode merged = ConfigurationMerge.merge(base, configuration);
        FieldSet changed = Differences.between(base, merged);
        List<Conflict> conflicts = new ArrayList<>();
        managers.sets().forEach((other, set) -> {
            if (other.equals(me)) {
                return;
            }
            FieldSet contested = set.copy();
            contested.retainAll(wanted);
            contested.retainAll(changed);
            if (managerName.equals("kubectl")) {
                contested.removeAll(asLastApplied(base));
            }
            contested.paths().forEach(path -> conflicts.add(new Conflict(other.name(), other.operation(), other.apiVersion(), path)));
        });
        if (!conflicts.isEmpty() && !force) {
            return new Outcome(null, conflicts);
        }
        managers.sets().forEach((other, set) -> {
            if (!other.equals(me)) {
                FieldSet lost = wanted.copy();
                lost.retainAll(changed);
                set.removeAll(lost);
            }
        });
        FieldSet before = managers.sets().get(me);
        if (before != null) {
            FieldSet gone = before.copy();
            gone.removeAll(wanted);
            ConfigurationMerge.prune(merged, gone, managers.ownedByOthers(me));
        }
        if (before == null || !before.toJson().equals(wanted.toJson())) {
            managers.put(me, wanted);
        }
        managers.write(merged);
        return new Outcome(merged, List.of());
    }

    /** What a client-side kubectl wrote with the values it wrote: kubectl's own server-side apply may take that over. */
    private static FieldSet asLastApplied(ObjectNode live) {
        String text = live.path("metadata").path("annotations").path(LAST_APPLIED).asText("");
        if (text.isEmpty()) {
            return new FieldSet();
        }
        try {
            JsonNode last = JSON.readTree(text);
            FieldSet same = FieldSet.of(last);
            FieldSet differing = Differences.between(live, last);
            same.removeAll(differing);
            return same;
        } catch (JsonProcessingException e) {
            // Anybody may write this annotation: one that is not JSON says nothing about what kubectl wrote.
            return new FieldSet();
        }
    }
}
