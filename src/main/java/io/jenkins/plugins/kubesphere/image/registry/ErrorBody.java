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
            return new ErrorBody(first.path("code").asText(""), shorten(once(first.path("message").asText(""))));
        } catch (JsonProcessingException e) {
            return new ErrorBody("", "");
        }
    }

    /** Harbor gives a sentence and the same again as its cause: {@code project x not found: project x not found}. */
    private static String once(String text) {
        int half = text.length() / 2 - 1;
        boolean twice = half > 0 && text.startsWith(": ", half) && text.substring(0, half).equals(text.substring(half + 2));
        return twice ? text.substring(0, half) : text;
    }

    private static String shorten(String text) {
        String oneLine = text.replaceAll("\\s+", " ").trim();
        return oneLine.length() > LONGEST ? oneLine.substring(0, LONGEST) + "…" : oneLine;
    }
}
