package io.jenkins.plugins.kubesphere.image.real;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * A token service as registries' token authentication specification describes it: signed tokens for {@link DebianRegistry#ACCOUNT}, whatever
 * it asks for, and pulling for everybody.
 */
public final class TokenIssuer implements AutoCloseable {

    static final String SERVICE = "registry of the tests";
    static final String NAME = "issuer of the tests";

    /** How long after its end the registry still believes a token. */
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Certificates certificates;
    private final HttpServer server;
    private final List<String> scopes = Collections.synchronizedList(new ArrayList<>());
    private volatile Duration life = Duration.ofMinutes(5);
    private volatile long promised = 300;

    private TokenIssuer(Certificates certificates, HttpServer server) {
        this.certificates = certificates;
        this.server = server;
    }

    public static TokenIssuer start(Certificates certificates) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TokenIssuer issuer = new TokenIssuer(certificates, server);
        server.createContext("/token", issuer::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return issuer;
    }

    public String realm() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    Path authority() {
        return certificates.authority();
    }

    /** Lets the registry stop believing tokens after so long, while they are said to live for {@code promised}. */
    public TokenIssuer withLife(Duration believed, Duration promised) {
        this.life = believed.minus(LEEWAY);
        this.promised = promised.toSeconds();
        return this;
    }

    /** The scopes of all tokens so far. */
    public List<String> scopes() {
        return List.copyOf(scopes);
    }

    private void answer(HttpExchange exchange) throws IOException {
        List<String> asked = new ArrayList<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            if (pair.startsWith("scope=")) {
                asked.add(URLDecoder.decode(pair.substring("scope=".length()), StandardCharsets.UTF_8));
            }
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        boolean known = basic(DebianRegistry.ACCOUNT).equals(authorization);
        if (authorization != null && !known) {
            send(exchange, 401, Map.of("errors", List.of(Map.of("code", "UNAUTHORIZED", "message", "no such account"))));
            return;
        }
        scopes.addAll(asked);
        List<Object> granted = new ArrayList<>();
        for (String scope : asked) {
            String[] parts = scope.split(":");
            List<String> actions = List.of(parts[2].split(","));
            granted.add(Map.of("type", parts[0], "name", parts[1], "actions", known ? actions : List.of("pull")));
        }
        try {
            send(exchange, 200, Map.of("token", token(granted), "expires_in", promised));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static String basic(Access.Password account) {
        byte[] pair = (account.username() + ":" + account.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String token(List<Object> granted) throws IOException, GeneralSecurityException {
        Instant now = Instant.now();
        String chain = Base64.getEncoder().encodeToString(Certificates.read(certificates.certificate()).getEncoded());
        String signed = part(Map.of("typ", "JWT", "alg", "ES256", "x5c", List.of(chain))) + "."
                + part(Map.of("iss", NAME, "aud", SERVICE, "sub", "tests", "jti", UUID.randomUUID().toString(), "access", granted,
                        "nbf", now.minusSeconds(300).getEpochSecond(), "iat", now.getEpochSecond(), "exp", now.plus(life).getEpochSecond()));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(certificates.privateKey());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String part(Object content) throws IOException {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(content));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
