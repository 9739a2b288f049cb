package io.jenkins.plugins.kubesphere.editor;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that cannot be met; the message is for the person at the editor and says what to do next. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, Object> details;

    private Refusal(int status, String message, Map<String, Object> details) {
        super(message);
        this.status = status;
        this.details = details;
    }

    /** The request itself is wrong. */
    static Refusal badRequest(String message) {
        return new Refusal(HttpServletResponse.SC_BAD_REQUEST, message, Map.of());
    }

    /** The person may not do this. */
    static Refusal forbidden(String message) {
        return new Refusal(HttpServletResponse.SC_FORBIDDEN, message, Map.of());
    }

    /** What was asked for does not exist. */
    static Refusal notFound(String message) {
        return new Refusal(HttpServletResponse.SC_NOT_FOUND, message, Map.of());
    }

    /** The state of the job does not allow it. */
    static Refusal conflict(String message) {
        return new Refusal(HttpServletResponse.SC_CONFLICT, message, Map.of());
    }

    /** Somebody else changed the text meanwhile; the answer carries what stands there now. */
    static Refusal changedMeanwhile(String message, String text) {
        Map<String, Object> now = new LinkedHashMap<>();
        now.put("text", text);
        now.put("version", Version.of(text));
        return new Refusal(HttpServletResponse.SC_CONFLICT, message, now);
    }

    /** More was sent than is taken. */
    static Refusal tooLarge(String message) {
        return new Refusal(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, message, Map.of());
    }

    /** It took too long or too many ask at once. */
    static Refusal busy(String message) {
        return new Refusal(HttpServletResponse.SC_SERVICE_UNAVAILABLE, message, Map.of());
    }

    /** Another system did not do what was asked of it. */
    static Refusal failedElsewhere(String message) {
        return new Refusal(HttpServletResponse.SC_BAD_GATEWAY, message, Map.of());
    }

    int status() {
        return status;
    }

    /** The answer: the details and the error. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>(details);
        body.put("error", Map.of("message", getMessage()));
        return body;
    }
}
