package io.jenkins.plugins.kubesphere.editor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.stapler.StaplerRequest2;

/** The JSON object that came with a request to the editor, read within its limits. */
final class Question {
    /** Bytes of UTF-8 that a pipeline's text may have. */
    static final int LARGEST_TEXT = 1024 * 1024;
    /** Bytes of a whole request: a text in which every character had to be escaped, and what stands around it. */
    static final int LARGEST_BODY = 2 * LARGEST_TEXT + 64 * 1024;
    private static final int DEEPEST = 200;

    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(LARGEST_BODY).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ObjectNode body;

    private Question(ObjectNode body) {
        this.body = body;
    }

    /** @throws Refusal when the request is no JSON object, or larger than {@link #LARGEST_BODY} */
    static Question read(StaplerRequest2 request) throws Refusal, IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw Refusal.badRequest(Messages.Question_contentType());
        }
        byte[] bytes;
        try (InputStream in = request.getInputStream()) {
            bytes = in.readNBytes(LARGEST_BODY + 1);
        }
        if (bytes.length > LARGEST_BODY) {
            throw Refusal.tooLarge(Messages.Question_tooLarge());
        }
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return new Question(object);
            }
            throw Refusal.badRequest(Messages.Question_noObject());
        } catch (JsonProcessingException malformed) {
            throw Refusal.badRequest(Messages.Question_malformed(malformed.getOriginalMessage()));
        }
    }

    /** The whole object. */
    ObjectNode body() {
        return body;
    }

    /** The pipeline's text. @throws Refusal when it is missing or larger than {@link #LARGEST_TEXT} */
    String pipeline() throws Refusal {
        String text = text("text");
        if (text.length() > LARGEST_TEXT || text.getBytes(StandardCharsets.UTF_8).length > LARGEST_TEXT) {
            throw Refusal.tooLarge(Messages.Question_tooLarge());
        }
        return text;
    }

    /** @throws Refusal when the member is missing or no string */
    String text(String name) throws Refusal {
        JsonNode value = body.get(name);
        if (value == null || !value.isTextual()) {
            throw Refusal.badRequest(Messages.Question_noText(name));
        }
        return value.textValue();
    }

    /** @return the string, or {@code null} when there is none */
    String optionalText(String name) throws Refusal {
        return body.hasNonNull(name) ? text(name) : null;
    }

    /** @return the number, or {@code null} when there is none */
    Integer optionalNumber(String name) throws Refusal {
        if (!body.hasNonNull(name)) {
            return null;
        }
        JsonNode value = body.get(name);
        if (!value.isInt()) {
            throw Refusal.badRequest(Messages.Question_noNumber(name));
        }
        return value.intValue();
    }

    boolean isTrue(String name) {
        return body.path(name).asBoolean(false);
    }

    /** The member's own members; text, numbers and truth values as text. Empty when there is no such member. */
    Map<String, String> values(String name) throws Refusal {
        JsonNode object = body.path(name);
        Map<String, String> values = new LinkedHashMap<>();
        if (object.isMissingNode() || object.isNull()) {
            return values;
        }
        if (!object.isObject()) {
            throw Refusal.badRequest(Messages.Question_noValues(name));
        }
        for (Iterator<Map.Entry<String, JsonNode>> members = object.fields(); members.hasNext();) {
            Map.Entry<String, JsonNode> member = members.next();
            if (!member.getValue().isValueNode()) {
                throw Refusal.badRequest(Messages.Question_noValues(name));
            }
            values.put(member.getKey(), member.getValue().asText());
        }
        return values;
    }
}
