package io.jenkins.plugins.kubesphere.embedded.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.CRC32;

/** Makes pods from the template of their controller. */
final class PodFactory {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private PodFactory() {}

    static ObjectNode pod(ObjectNode owner, JsonNode template, String name) {
        ObjectNode pod = ObjectEditor.newObject("Pod", owner.path("metadata").path("namespace").asText(), name);
        ObjectNode metadata = pod.withObject("/metadata");
        copy(template.path("metadata"), metadata, "labels");
        copy(template.path("metadata"), metadata, "annotations");
        Ownership.setController(pod, owner);
        ObjectNode spec = pod.putObject("spec");
        if (template.get("spec") instanceof ObjectNode given) {
            spec.setAll(given.deepCopy());
        }
        if (!spec.has("serviceAccountName")) {
            spec.put("serviceAccountName", "default");
        }
        pod.putObject("status").put("phase", "Pending");
        return pod;
    }

    static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.get(field) instanceof ObjectNode value) {
            to.set(field, value.deepCopy());
        }
    }

    /** A stable short word for a template, as in the names of replica sets. */
    static String hash(JsonNode template) {
        CRC32 crc = new CRC32();
        crc.update(template.toString().getBytes(StandardCharsets.UTF_8));
        return word(crc.getValue(), 10);
    }

    /** Five letters for the end of a generated name. */
    static String suffix() {
        return word(UUID.randomUUID().getMostSignificantBits() >>> 1, 5);
    }

    private static String word(long number, int length) {
        StringBuilder word = new StringBuilder();
        long rest = number;
        while (word.length() < length) {
            word.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest = rest / ALPHABET.length() + 7;
        }
        return word.toString();
    }
}
