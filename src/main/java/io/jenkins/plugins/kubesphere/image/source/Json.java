package io.jenkins.plugins.kubesphere.image.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reading and writing the JSON documents of images, with size limits and messages that name the document. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LARGEST = 4 << 20;

    private Json() {}

    /** Reads a stream of at most four mebibytes to its end and closes it. */
    static byte[] bytes(InputStream in, String what) throws IOException {
        try (in) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ImageException(Messages.Json_tooLarge(what));
            }
            return bytes;
        }
    }

    static JsonNode parse(byte[] bytes, String what) throws IOException {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new ImageException(Messages.Json_malformed(what, e.getOriginalMessage()), e);
        }
    }

    /** Writes keys in the order of the map, without white space, so that equal maps give equal bytes. */
    static byte[] write(Map<String, ?> document) throws IOException {
        return MAPPER.writeValueAsBytes(document);
    }

    static List<Descriptor> descriptors(JsonNode array, String what) throws ImageException {
        List<Descriptor> found = new ArrayList<>();
        for (JsonNode node : array) {
            found.add(descriptor(node, what));
        }
        return found;
    }

    static Descriptor descriptor(JsonNode node, String what) throws ImageException {
        try {
            return new Descriptor(node.path("mediaType").asText(""), Digest.parse(node.path("digest").asText("")), node.path("size").asLong(-1));
        } catch (IllegalArgumentException e) {
            throw new ImageException(Messages.Json_malformed(what, e.getMessage()), e);
        }
    }
}
