package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectStore;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes one request to the verb that answers it. */
public final class ApiHandler extends Handler.Abstract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final int LARGEST_BODY = 3 * 1024 * 1024;

    private final ObjectStore store;
    private final ResourceCatalog catalog;
    private final Access access;
    private final Discovery discovery;
    private final Reads reads;
    private final Writes writes;
    private final ScheduledExecutorService executor;
    private final Supplier<Integer> fault;

    /** @param fault a status code to answer the next request with instead of serving it, or 0 */
    public ApiHandler(ObjectStore store, ResourceCatalog catalog, String token, ScheduledExecutorService executor, Supplier<Integer> fault) {
        this.store = store;
        this.catalog = catalog;
        this.executor = executor;
        this.fault = fault;
        access = new Access(token);
        discovery = new Discovery(catalog);
        reads = new Reads(store, catalog);
        writes = new Writes(store, catalog);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        int code = fault.get();
        if (code != 0) {
            response.setStatus(code);
            callback.succeeded();
            return true;
        }
        try {
            serve(request, response, callback);
        } catch (Failure failure) {
            write(response, callback, Answer.of(failure.code(), failure.status()));
        }
        return true;
    }

    private void serve(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        X509Certificate[] certificates =
                request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData tls ? tls.peerCertificates() : null;
        String user = access.user(certificates, request.getHeaders().get(HttpHeader.AUTHORIZATION));
        if (request.getHeaders().contains(HttpHeader.UPGRADE)) {
            // Watches over WebSocket are not served; clients then ask again with plain HTTP.
            response.setStatus(503);
            callback.succeeded();
            return;
        }
        String method = request.getMethod();
        if (method.equals("GET")) {
            var found = discovery.answer(path);
            if (found.isPresent()) {
                write(response, callback, found.get());
                return;
            }
        }
        if (method.equals("POST")) {
            var review = path.endsWith("reviews") ? access.review(path, object(request), user) : java.util.Optional.<Answer>empty();
            if (review.isPresent()) {
                write(response, callback, review.get());
                return;
            }
        }
        ApiPath target = ApiPath.parse(path, catalog).orElseThrow(Failure::noSuchPath);
        Map<String, String> values = new HashMap<>();
        Request.extractQueryParameters(request).forEach(field -> values.put(field.getName(), field.getValue()));
        Query query = new Query(values);
        if (method.equals("GET") && query.flag("watch")) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            ApiPath collection = target.name().isEmpty() ? target : new ApiPath(target.type(), target.namespace(), "", "");
            Query one = target.name().isEmpty() ? query : named(query, target.name());
            new WatchStream(collection, Reads.filter(one), wantsTable(request), store, response, callback).start(query, executor);
            return;
        }
        write(response, callback, answer(method, target, query, request));
    }

    private static Query named(Query query, String name) {
        Map<String, String> values = new HashMap<>(query.values());
        values.merge("fieldSelector", "metadata.name=" + name, (given, mine) -> given.isEmpty() ? mine : given + "," + mine);
        return new Query(values);
    }

    private Answer answer(String method, ApiPath target, Query query, Request request) throws IOException {
        boolean collection = target.name().isEmpty();
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT) == null ? "" : request.getHeaders().get(HttpHeader.USER_AGENT);
        return switch (method) {
            case "GET" -> collection ? reads.list(target, query, wantsTable(request)) : reads.get(target, wantsTable(request));
            case "POST" -> {
                if (!collection) {
                    throw Failure.notAllowed();
                }
                yield writes.create(target, object(request), query, agent);
            }
            case "PUT" -> {
                if (collection) {
                    throw Failure.notAllowed();
                }
                yield writes.update(target, object(request), query, agent);
            }
            case "PATCH" -> {
                if (collection) {
                    throw Failure.notAllowed();
                }
                yield writes.patch(target, mediaType(request), body(request), query, agent);
            }
            case "DELETE" -> collection ? reads.deleteCollection(target, body(request), query) : reads.delete(target, body(request), query);
            default -> throw Failure.notAllowed();
        };
    }

    private static boolean wantsTable(Request request) {
        String accept = request.getHeaders().get(HttpHeader.ACCEPT);
        return accept != null && accept.contains("as=Table");
    }

    private static String mediaType(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type == null ? "application/json" : type.replaceFirst(";.*", "").strip();
    }

    private static ObjectNode object(Request request) throws IOException {
        if (body(request) instanceof ObjectNode object) {
            return object;
        }
        throw Failure.badRequest("the body must be an object");
    }

    private static JsonNode body(Request request) throws IOException {
        String type = mediaType(request);
        byte[] bytes;
        try (InputStream in = Content.Source.asInputStream(request)) {
            bytes = in.readNBytes(LARGEST_BODY + 1);
        }
        if (bytes.length > LARGEST_BODY) {
            throw Failure.badRequest("the request is larger than " + LARGEST_BODY + " bytes");
        }
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            if (type.endsWith("yaml")) {
                return YAML.readTree(bytes);
            }
            if (type.endsWith("json")) {
                return JSON.readTree(bytes);
            }
        } catch (JsonProcessingException e) {
            throw Failure.badRequest("the body cannot be read: " + e.getOriginalMessage());
        }
        throw Failure.unsupported(type);
    }

    private static void write(Response response, Callback callback, Answer answer) throws IOException {
        response.setStatus(answer.code());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.mediaType());
        answer.warnings().forEach(warning -> response.getHeaders().add("Warning", "299 - \"" + warning.replace("\"", "\\\"") + "\""));
        byte[] bytes = answer.body().isTextual()
                ? answer.body().asText().getBytes(java.nio.charset.StandardCharsets.UTF_8) : JSON.writeValueAsBytes(answer.body());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, java.nio.ByteBuffer.wrap(bytes), callback);
    }
}
