package io.jenkins.plugins.kubesphere.harbor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.ConnectionReason;
import io.jenkins.plugins.kubesphere.image.registry.ErrorBody;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * One request of Harbor's API, {@code <registry>/api/v2.0/…}, with basic authentication and without cookies, so that no CSRF token is asked
 * for.
 */
final class HarborCall {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REPORTS = "application/vnd.security.vulnerability.report; version=1.1, "
            + "application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0";

    private final HttpClient client;
    private final URI base;
    private final Access.Password password;

    HarborCall(HttpClient client, URI registry, Access.Password password) {
        this.client = client;
        this.base = registry.resolve("/api/v2.0/");
        this.password = password;
    }

    /** An answer whose status the caller judges. */
    record Answer(int status, JsonNode body, ErrorBody error) {

        /** Whether nobody may change anything at the moment, whatever the account. */
        boolean isReadOnly() {
            return status == 403 && error.message().contains("read only mode");
        }
    }

    URI address(String path) {
        return base.resolve(path);
    }

    Answer send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        byte[] pair = (password.username() + ":" + password.password()).getBytes(StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .header("Accept", "application/json")
                .header("X-Accept-Vulnerabilities", REPORTS)
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        HttpResponse<byte[]> answer;
        try {
            answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw (HarborException) new HarborException(Messages.HarborCall_unreachable(base.getAuthority(), ConnectionReason.of(e)), 0).initCause(e);
        }
        return new Answer(answer.statusCode(), parse(answer.body()), ErrorBody.parse(answer.body()));
    }

    /** A body that is no JSON, such as a proxy's page, is as good as none; the status says the rest. */
    private static JsonNode parse(byte[] body) throws IOException {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The exception for an answer that the caller has no sentence of its own for. */
    HarborException refusal(String what, Answer answer) {
        String words = answer.error().message().isEmpty() ? "HTTP " + answer.status() : answer.error().message();
        if (answer.isReadOnly()) {
            return new HarborException(Messages.HarborCall_readOnly(base.getAuthority()), answer.status());
        }
        String sentence = switch (answer.status()) {
            case 401 -> Messages.HarborCall_unauthorized(base.getAuthority(), password.username());
            case 403 -> Messages.HarborCall_forbidden(what, password.username(), words);
            case 404 -> Messages.HarborCall_notFound(what, base.getAuthority(), words);
            default -> Messages.HarborCall_refused(what, base.getAuthority(), Integer.toString(answer.status()), words);
        };
        return new HarborException(sentence, answer.status());
    }

    static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
