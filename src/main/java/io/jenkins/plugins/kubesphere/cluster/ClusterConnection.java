package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Talks to the API server of one cluster. Every call returns at once; its future completes on a small pool that all clusters share, with a
 * {@link ClusterException} inside a {@link CompletionException} when the server cannot be reached.
 */
public final class ClusterConnection {

    /** The content type of server-side apply. */
    static final String APPLY = "application/apply-patch+yaml";
    /** The API server reads an apply patch as YAML, which has no escapes for halves of a surrogate pair. */
    static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

    private static final Duration REQUEST = Duration.ofSeconds(40);
    /** A first try is short: Java 17's client never completes a request with a body whose kept-alive connection the server closes meanwhile. */
    private static final Duration FIRST = Duration.ofSeconds(4);
    private static final Duration READ = Duration.ofSeconds(8);
    private static final int MOST_TRIES = 5;
    private static final int TRIES_TO_CONNECT = 3;
    private static final int TRIES_OF_A_SILENT_SERVER = 2;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Pattern WARNING = Pattern.compile("299 \\S+ \"((?:[^\"\\\\]|\\\\.)*)\"");

    private final ClusterAccess access;
    private final Transport transport;
    private final ConcurrentHashMap<String, CompletableFuture<Discovery.Group>> discovered;
    private final Patience patience;

    private ClusterConnection(ClusterAccess access, Transport transport) {
        this(access, transport, new ConcurrentHashMap<>(), Patience.NONE);
    }

    private ClusterConnection(ClusterAccess access, Transport transport, ConcurrentHashMap<String, CompletableFuture<Discovery.Group>> discovered,
            Patience patience) {
        this.access = access;
        this.transport = transport;
        this.discovered = discovered;
        this.patience = patience;
    }

    /** The same connection to a cluster that people know by this name. */
    public ClusterConnection named(String name) {
        return new ClusterConnection(access.named(name), transport, discovered, patience);
    }

    /** The same connection for requests that must outlast an outage of the API server. */
    ClusterConnection with(Patience other) {
        return new ClusterConnection(access, transport, discovered, other);
    }

    /**
     * A connection to a cluster; nothing is sent yet. Connections to one cluster by one user share their sockets.
     *
     * @throws KubeconfigException when its certificates cannot be used
     */
    public static ClusterConnection to(ClusterAccess access) throws KubeconfigException {
        return SharedConnections.get(access);
    }

    static ClusterConnection open(ClusterAccess access) throws KubeconfigException {
        try {
            return new ClusterConnection(access, new DirectTransport(access));
        } catch (GeneralSecurityException e) {
            throw new KubeconfigException(Messages.kubeconfig_tls(access.context(), String.valueOf(e.getMessage())));
        }
    }

    /** A connection whose requests go another way, for example through an agent. */
    public static ClusterConnection through(ClusterAccess access, Transport transport) {
        return new ClusterConnection(access, transport);
    }

    /** What carries its requests. */
    public Transport transport() {
        return transport;
    }

    /** How this cluster is reached. */
    public ClusterAccess access() {
        return access;
    }

    ConcurrentHashMap<String, CompletableFuture<Discovery.Group>> discovered() {
        return discovered;
    }

    /** Reads a path such as {@code /version}. */
    public CompletableFuture<Answer> get(String path) {
        return send("GET", path, null, null);
    }

    /**
     * Sends a request and reads the whole answer. Lost connections, 429 and 503 are tried again for some seconds: all requests here can be repeated.
     *
     * @param method HTTP method
     * @param path path and query, from the root of the API
     * @param contentType type of the body, or {@code null} without one
     * @param body JSON to send, or {@code null}
     */
    public CompletableFuture<Answer> send(String method, String path, String contentType, JsonNode body) {
        try {
            return attempt(new Request(method, path, contentType, body == null ? null : JSON.writeValueAsBytes(body),
                    System.nanoTime() + patience.limit().toNanos()), 1);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a JSON tree cannot fail to be written", e);
        }
    }

    private record Request(String method, String path, String contentType, byte[] body, long deadlineNanos) {
    }

    private CompletableFuture<Answer> attempt(Request request, int number) {
        Duration limit = number == 1 ? FIRST : request.method().equals("GET") ? READ : REQUEST;
        CompletableFuture<Transport.Reply> exchange = transport.exchange(request.method(), request.path(), request.contentType(), request.body(), limit);
        CompletableFuture<Answer> result = new CompletableFuture<>();
        result.whenComplete((answer, failure) -> {
            if (result.isCancelled()) {
                exchange.cancel(true);
            }
        });
        exchange.whenCompleteAsync((reply, failure) -> {
            if (result.isDone()) {
                return;
            }
            boolean patient = System.nanoTime() - request.deadlineNanos() < 0;
            boolean again = failure != null ? isWorthAnotherTry(failure) && (patient || number < triesAfter(failure))
                    : reply.status() == 429 || reply.status() == 503;
            if (again && (patient || number < MOST_TRIES) && patience.going().getAsBoolean()) {
                if (number == MOST_TRIES) {
                    patience.trouble().accept(failure == null ? answer(reply).message() : unreachable(failure).getCause().getMessage());
                }
                ClusterThreads.after(pause(number)).thenRun(() -> {
                    if (!patience.going().getAsBoolean()) {
                        result.cancel(false);
                    } else if (!result.isDone()) {
                        forward(attempt(request, number + 1), result);
                    }
                });
            } else if (failure != null) {
                result.completeExceptionally(unreachable(failure));
            } else {
                result.complete(answer(reply));
            }
        }, ClusterThreads.pool());
        return result;
    }

    private static Duration pause(int number) {
        Duration doubling = Duration.ofMillis(100L << Math.min(number, 10));
        return doubling.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubling;
    }

    private static void forward(CompletableFuture<Answer> from, CompletableFuture<Answer> to) {
        from.whenComplete((answer, failure) -> {
            if (failure != null) {
                to.completeExceptionally(failure);
            } else {
                to.complete(answer);
            }
        });
        to.whenComplete((answer, failure) -> {
            if (to.isCancelled()) {
                from.cancel(true);
            }
        });
    }

    /** Opens a stream of lines (a watch); the future ends when the stream does, with the status. Cancelling it closes the connection. */
    CompletableFuture<Integer> lines(String path, BiConsumer<Integer, String> lines) {
        return transport.lines(path, lines);
    }

    /** Plain text of a path, for example a container's log; {@code null} when it is forbidden, empty when it cannot be had for another reason. */
    CompletableFuture<String> text(String path) {
        return transport.exchange("GET", path, null, null, READ).handle((reply, failure) -> failure != null ? ""
                : reply.status() == 403 ? null : reply.status() != 200 ? "" : new String(reply.body(), StandardCharsets.UTF_8));
    }

    /** A host that is silent is asked less often than one that refuses, as each time takes long. */
    private static int triesAfter(Throwable failure) {
        Throwable cause = Async.cause(failure);
        boolean silent = cause instanceof java.net.http.HttpTimeoutException || cause instanceof TimeoutException;
        return cause instanceof java.net.http.HttpConnectTimeoutException ? TRIES_TO_CONNECT : silent ? TRIES_OF_A_SILENT_SERVER : MOST_TRIES;
    }

    private static boolean isWorthAnotherTry(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean unknownHost = cause.getCause() instanceof java.nio.channels.UnresolvedAddressException;
        boolean lost = cause instanceof IOException || cause instanceof TimeoutException;
        return lost && !(cause instanceof SSLException) && !unknownHost;
    }

    CompletionException unreachable(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String why = cause.getMessage();
        if (why == null && cause.getCause() != null) {
            why = cause.getCause() instanceof java.nio.channels.UnresolvedAddressException ? Messages.unknown_host(access.server().getHost())
                    : cause.getCause().getMessage();
        }
        if (why == null) {
            why = cause instanceof java.net.ConnectException ? Messages.connection_refused() : cause.getClass().getSimpleName();
        }
        return new CompletionException(new ClusterException(ClusterException.Cause.UNREACHABLE,
                cause instanceof SSLException ? Messages.cluster_tls_failed(access.context(), access.server(), why)
                        : Messages.cluster_unreachable(access.context(), access.server(), why)));
    }

    private static Answer answer(Transport.Reply reply) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        try {
            if (reply.body().length > 0 && JSON.readTree(reply.body()) instanceof ObjectNode object) {
                body = object;
            }
        } catch (IOException e) {
            // Some proxies answer in HTML; the status alone counts then, with the first words as the message.
            String text = new String(reply.body(), 0, Math.min(200, reply.body().length), StandardCharsets.UTF_8);
            body.put("message", "HTTP " + reply.status() + ": " + text.replaceAll("\\s+", " ").strip());
        }
        List<String> warnings = reply.warnings().stream().map(WARNING::matcher).filter(Matcher::find)
                .map(matcher -> matcher.group(1).replaceAll("\\\\(.)", "$1")).toList();
        return new Answer(reply.status(), body, warnings);
    }
}
