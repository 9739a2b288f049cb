package io.jenkins.plugins.kubesphere.embedded.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One request and the ways to answer it. */
final class Request {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpExchange exchange;
    private final Map<String, String> query = new LinkedHashMap<>();

    Request(HttpExchange exchange) {
        this.exchange = exchange;
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            query.merge(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)), (first, second) -> first + " " + second);
        }
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** The path, still escaped. */
    String path() {
        return exchange.getRequestURI().getRawPath();
    }

    /** A parameter of the query, or null; several values of one name are joined by a space. */
    String query(String name) {
        return query.get(name);
    }

    /** A header, or null. */
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    InputStream body() {
        return exchange.getRequestBody();
    }

    JsonNode json() throws IOException, Refusal {
        try {
            return JSON.readTree(body().readNBytes(1 << 20));
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "BAD_REQUEST", "the body is no JSON: " + e.getOriginalMessage());
        }
    }

    Request set(String header, String value) {
        exchange.getResponseHeaders().set(header, value);
        return this;
    }

    Request add(String header, String value) {
        exchange.getResponseHeaders().add(header, value);
        return this;
    }

    /** Answers without a body. */
    void answer(int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    void answer(int status, byte[] bytes, String contentType) throws IOException {
        set("Content-Type", contentType);
        if (method().equals("HEAD")) {
            set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    void answer(int status, Object document) throws IOException {
        answer(status, JSON.writeValueAsBytes(document), "application/json; charset=utf-8");
    }

    /** Streams a body of known size. */
    void stream(long size, String contentType, InputStream content) throws IOException {
        set("Content-Type", contentType);
        if (method().equals("HEAD")) {
            set("Content-Length", Long.toString(size));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
        content.transferTo(exchange.getResponseBody());
    }

    void refuse(Refusal refusal) throws IOException {
        answer(refusal.status, Map.of("errors", List.of(Map.of("code", refusal.code, "message", refusal.getMessage()))));
    }

    /** Address of this server as the client knows it. */
    String origin(boolean tls) {
        return (tls ? "https://" : "http://") + header("Host");
    }

    void close() {
        exchange.close();
    }
}
