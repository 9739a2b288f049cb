package io.jenkins.plugins.kubesphere.image.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Recognizes layers in archives of Docker Engines before version 25. There a layer is named by the hash of a small document about it and all
 * below it, not by what it contains. That document stands in the archive before its layer, so names can be computed from the digests that the
 * engine lists for the image, and count if the name that is there is among them. A layer that is not recognized is read, no more.
 */
final class LegacyLayerNames {

    private static final List<String> NOT_HASHED = List.of("id", "parent", "os");

    private final List<Digest> diffIds;
    private final Map<String, Digest> recognized = new HashMap<>();

    /** @param diffIds digests of the image's uncompressed layers, the lowest first; empty where they are not known */
    LegacyLayerNames(List<Digest> diffIds) {
        this.diffIds = List.copyOf(diffIds);
    }

    /** Hears of a document of the archive, such as {@code <id>/json}. */
    void document(String path, byte[] bytes) throws IOException {
        String id = path.replaceFirst("/json$", "");
        if (diffIds.isEmpty() || id.equals(path) || recognized.containsKey(id)) {
            return;
        }
        Map<String, Digest> computed = names(Json.parse(bytes, path));
        if (computed.containsKey(id)) {
            recognized.putAll(computed);
        }
    }

    /** Names of all layers if their documents are like this one; only that of the highest layer is another. */
    private Map<String, Digest> names(JsonNode document) {
        Map<String, String> members = new TreeMap<>();
        document.fields().forEachRemaining(member -> members.put(member.getKey(), member.getValue().toString()));
        // what is written into the document after the name has been computed from the rest
        NOT_HASHED.forEach(members::remove);
        Map<String, Digest> names = new LinkedHashMap<>();
        String chain = "";
        for (Digest diffId : diffIds) {
            // OCI image specification, "Layer ChainID"
            chain = chain.isEmpty() ? diffId.toString() : hash(chain + " " + diffId);
            members.put("layer_id", quoted(chain));
            String id = hash(text(members));
            names.put(id.substring(id.indexOf(':') + 1), diffId);
            members.put("parent", quoted(id));
        }
        return names;
    }

    private static String text(Map<String, String> members) {
        StringBuilder text = new StringBuilder();
        members.forEach((key, value) -> text.append(text.isEmpty() ? "{" : ",").append(quoted(key)).append(':').append(value));
        return text.append('}').toString();
    }

    private static String hash(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** The digest of the uncompressed layer under a path such as {@code <id>/layer.tar}, where it is recognized. */
    Optional<Digest> diffId(String path) {
        return Optional.ofNullable(recognized.get(path.replaceFirst("/layer\\.tar$", "")));
    }
}
