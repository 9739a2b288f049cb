package io.jenkins.plugins.kubesphere.embedded.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Owner references between controllers and what they make. */
final class Ownership {
    private Ownership() {}

    static void setController(ObjectNode object, ObjectNode owner) {
        object.withObject("/metadata").putArray("ownerReferences").addObject()
                .put("apiVersion", owner.path("apiVersion").asText()).put("kind", owner.path("kind").asText())
                .put("name", owner.path("metadata").path("name").asText()).put("uid", owner.path("metadata").path("uid").asText())
                .put("controller", true).put("blockOwnerDeletion", true);
    }

    static List<ObjectNode> ownedBy(List<ObjectNode> objects, JsonNode owner) {
        String uid = owner.path("metadata").path("uid").asText();
        return objects.stream().filter(object -> isOwnedBy(object, uid)).toList();
    }

    static boolean isOwnedBy(JsonNode object, String uid) {
        for (JsonNode reference : object.path("metadata").path("ownerReferences")) {
            if (reference.path("uid").asText().equals(uid)) {
                return true;
            }
        }
        return false;
    }
}
