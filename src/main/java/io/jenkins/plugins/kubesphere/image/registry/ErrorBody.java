package io.jenkins.plugins.kubesphere.image.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/**
 * The body of a refused request, {@code {"errors":[{"code","message"}]}} (OCI distribution specification, "Error Codes"). A body of another
 * form, such as a proxy's HTML page, gives no code and no message.
 */
public record ErrorBody(String code, String message) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 600;

    public static ErrorBody parse(byte[] body) {
        try {
            JsonNode first = JSON.readTree(new String(body, StandardCharsets.UTF_8)).path("errors").path(0);
            return new ErrorBody(first.path("code").asText(""), shorten(first.path("message").asText("")));
        } catch (JsonProcessingException e) {
            return new ErrorBody("", "");
        }
    }

    private static String shorten(String text) {
        String oneLine = text.replaceAll("\\s+", " ").trim();
        return oneLine.length() > LONGEST ? oneLine.substring(0, LONGEST) + "…" : oneLine;
    }
}
