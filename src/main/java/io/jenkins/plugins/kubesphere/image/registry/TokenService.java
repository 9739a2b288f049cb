package io.jenkins.plugins.kubesphere.image.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Exchanges credentials for a token that allows one thing for a short time: {@code GET <realm>?service=…&scope=…} with basic authentication,
 * as registries' token authentication specification describes it.
 */
final class TokenService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long DEFAULT_SECONDS = 60;

    private final Connection connection;
    private final Endpoint endpoint;
    private final Retries retries;

    TokenService(Connection connection, Endpoint endpoint, Retries retries) {
        this.connection = connection;
        this.endpoint = endpoint;
        this.retries = retries;
    }

    Access.Bearer exchange(Challenge challenge, Scope scope, Access access) throws IOException, InterruptedException {
        URI realm = realm(challenge);
        StringBuilder query = new StringBuilder(realm.getRawQuery() == null ? "?" : "&");
        challenge.parameter("service").ifPresent(service -> query.append("service=").append(encode(service)).append('&'));
        for (String part : scope.parts()) {
            query.append("scope=").append(encode(part)).append('&');
        }
        query.setLength(query.length() - 1);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(realm + query.toString())).timeout(PATIENCE).GET();
        if (access instanceof Access.Password password) {
            request.header("Authorization", Authorizer.basic(password));
        }
        for (int failed = 1; ; failed++) {
            String why;
            Optional<Duration> pause = Optional.empty();
            ImageException problem;
            try {
                Instant asked = Instant.now();
                HttpResponse<byte[]> answer = connection.client().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 200) {
                    return bearer(answer.body(), asked, scope);
                }
                problem = refused(answer, access);
                if (!RetryPolicy.isTransient(answer.statusCode())) {
                    throw problem;
                }
                why = "HTTP " + answer.statusCode();
                pause = RetryPolicy.retryAfter(answer.headers().firstValue("Retry-After"), Instant.now());
            } catch (ImageException e) {
                throw e;
            } catch (IOException e) {
                why = ConnectionReason.of(e);
                problem = new ImageException(Messages.TokenService_unreachable(endpoint.host(), realm.getRawAuthority(), why), e);
            }
            if (!retries.pause(Messages.TokenService_what(endpoint.host()), why, failed, pause)) {
                throw problem;
            }
        }
    }

    /** Credentials go only where the registry's own connection is as safe: never from TLS to plain HTTP. */
    private URI realm(Challenge challenge) throws ImageException {
        String text = challenge.parameter("realm").orElse("");
        try {
            URI realm = URI.create(text);
            boolean plain = "http".equalsIgnoreCase(realm.getScheme());
            boolean secure = "https".equalsIgnoreCase(realm.getScheme());
            if (realm.getHost() == null || !secure && !plain || plain && "https".equals(connection.base().getScheme())) {
                throw new ImageException(Messages.TokenService_badRealm(endpoint.host(), text));
            }
            return realm;
        } catch (IllegalArgumentException e) {
            throw new ImageException(Messages.TokenService_badRealm(endpoint.host(), text), e);
        }
    }

    private RegistryException refused(HttpResponse<byte[]> answer, Access access) {
        ErrorBody body = ErrorBody.parse(answer.body());
        int status = answer.statusCode();
        String sentence = status == 401 || status == 403
                ? Sentences.unauthorized(endpoint.host(), access)
                : Messages.TokenService_failed(endpoint.host(), Integer.toString(status), body.message());
        return new RegistryException(sentence, status, body.code(), body.message());
    }

    private Access.Bearer bearer(byte[] body, Instant asked, Scope scope) throws IOException {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new ImageException(Messages.TokenService_noToken(endpoint.host()), new IOException(e.getOriginalMessage()));
        }
        String token = answer.path("token").asText(answer.path("access_token").asText(""));
        if (token.isEmpty()) {
            throw new ImageException(Messages.TokenService_noToken(endpoint.host()));
        }
        Instant expires = asked.plusSeconds(Math.max(answer.path("expires_in").asLong(DEFAULT_SECONDS), DEFAULT_SECONDS));
        return new Access.Bearer(token, expires, scope.repositories());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
