package io.jenkins.plugins.kubesphere.embedded.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code managedFields} of one object: which manager, by which operation, owns which fields. */
public final class FieldManagers {
    /** One line of {@code managedFields}. */
    record Manager(String name, String operation, String apiVersion, String subresource) {}

    private final Map<Manager, FieldSet> sets = new LinkedHashMap<>();
    private final Map<Manager, String> times = new LinkedHashMap<>();

    static FieldManagers of(JsonNode object) {
        FieldManagers managers = new FieldManagers();
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            Manager manager = new Manager(entry.path("manager").asText(), entry.path("operation").asText(), entry.path("apiVersion").asText(),
                    entry.path("subresource").asText(""));
            managers.sets.put(manager, FieldSet.parse(entry.path("fieldsV1")));
            managers.times.put(manager, entry.path("time").asText());
        }
        return managers;
    }

    /**
     * Notes in {@code after} who changed what since {@code before}: changed fields go to the manager with operation Update, removed ones belong to
     * nobody. When the request itself rewrote {@code managedFields}, that is taken as it is.
     */
    public static void recordUpdate(ObjectNode before, ObjectNode after, String manager, String subresource) {
        JsonNode old = before == null ? null : before.path("metadata").path("managedFields");
        JsonNode asked = after.path("metadata").path("managedFields");
        FieldManagers managers = before == null ? new FieldManagers() : FieldManagers.of(old.equals(asked) || asked.isEmpty() ? before : after);
        FieldSet changed = before == null ? FieldSet.of(after) : Differences.between(before, after);
        if (before == null) {
            changed.children.remove("f:status");
        }
        FieldSet present = FieldSet.of(after);
        Manager me = new Manager(manager, "Update", after.path("apiVersion").asText(), subresource);
        for (FieldSet set : managers.sets.values()) {
            set.removeAll(changed);
            set.retainAll(withContainers(present));
        }
        if (!changed.isEmpty()) {
            managers.sets.computeIfAbsent(me, key -> new FieldSet()).addAll(changed);
            managers.times.put(me, now());
        }
        managers.write(after);
    }

    /** A container that still has something in it may stay owned itself. */
    private static FieldSet withContainers(FieldSet set) {
        FieldSet all = new FieldSet();
        all.owned = true;
        set.children.forEach((name, child) -> all.children.put(name, withContainers(child)));
        return all;
    }

    Map<Manager, FieldSet> sets() {
        return sets;
    }

    void put(Manager manager, FieldSet set) {
        times.put(manager, now());
        sets.put(manager, set);
    }

    /** Everything that a manager other than this one owns. */
    FieldSet ownedByOthers(Manager manager) {
        FieldSet all = new FieldSet();
        sets.forEach((other, set) -> {
            if (!other.equals(manager)) {
                all.addAll(set);
            }
        });
        return all;
    }

    void write(ObjectNode object) {
        ArrayNode entries = object.withObject("/metadata").putArray("managedFields");
        sets.forEach((manager, set) -> {
            if (set.isEmpty()) {
                return;
            }
            ObjectNode entry = entries.addObject().put("manager", manager.name()).put("operation", manager.operation())
                    .put("apiVersion", manager.apiVersion()).put("time", times.getOrDefault(manager, now())).put("fieldsType", "FieldsV1");
            entry.set("fieldsV1", set.toJson());
            if (!manager.subresource().isEmpty()) {
                entry.put("subresource", manager.subresource());
            }
        });
        if (entries.isEmpty()) {
            object.withObject("/metadata").remove("managedFields");
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
