package io.jenkins.plugins.kubesphere.cluster;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Sends requests from this process. */
final class DirectTransport implements Transport {

    private static final Duration STREAM = Duration.ofSeconds(40);

    private final ClusterAccess access;
    private final AtomicReference<SharedClients.Seat> seat;
    private volatile Instant certificateEnds;

    DirectTransport(ClusterAccess access) throws GeneralSecurityException {
        this.access = access;
        this.seat = new AtomicReference<>(SharedClients.take(new ClusterIdentity(access)));
    }

    @Override
    public CompletableFuture<Reply> exchange(String method, String path, String contentType, byte[] body, Duration limit) {
        HttpRequest.Builder request = request(path).timeout(limit);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", contentType).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        }
        // The client's own timer is already off when it loses the connection, so a second one watches over it.
        SharedClients.Seat now = seat.get();
        CompletableFuture<HttpResponse<byte[]>> exchange = now.client().http().sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .orTimeout(limit.toMillis() + 500, TimeUnit.MILLISECONDS);
        CompletableFuture<Reply> result = exchange.thenApply(response -> {
            response.sslSession().ifPresent(this::remember);
            return new Reply(response.statusCode(), response.body(), response.headers().allValues("Warning"));
        });
        result.whenComplete((reply, failure) -> {
            if (result.isCancelled()) {
                exchange.cancel(true);
            } else if (isTimeout(failure)) {
                leave(now);
            }
        });
        return result;
    }

    /** All requests share one connection, and what lies between may have dropped it without a word: the next ones go over a new one. */
    private synchronized void leave(SharedClients.Seat left) {
        if (seat.get() == left) {
            seat.set(SharedClients.leave(left));
        }
    }

    private static boolean isTimeout(Throwable failure) {
        Throwable cause = failure == null ? null : Async.cause(failure);
        return cause instanceof HttpTimeoutException || cause instanceof TimeoutException;
    }

    @Override
    public CompletableFuture<Integer> lines(String path, BiConsumer<Integer, String> lines) {
        LineSink sink = new LineSink(lines);
        HttpRequest request = request(path).timeout(STREAM).build();
        CompletableFuture<HttpResponse<Integer>> exchange = seat.get().client().watches().sendAsync(request,
                head -> HttpResponse.BodySubscribers.fromLineSubscriber(sink.opened(head.statusCode()), s -> head.statusCode(), StandardCharsets.UTF_8, "\n"));
        CompletableFuture<Integer> result = exchange.thenApply(HttpResponse::body);
        result.whenComplete((status, failure) -> {
            sink.close();
            if (result.isCancelled()) {
                exchange.cancel(true);
            }
        });
        return result;
    }

    /** When the certificate that the server showed last ends; null before an answer over TLS. */
    Instant certificateEnds() {
        return certificateEnds;
    }

    private void remember(SSLSession session) {
        try {
            if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
                certificateEnds = certificate.getNotAfter().toInstant();
            }
        } catch (SSLPeerUnverifiedException e) {
            certificateEnds = null;
        }
    }

    private HttpRequest.Builder request(String path) {
        String base = access.server().toString();
        URI uri = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "application/json").header("User-Agent", "kubesphere-pipeline");
        return access.authorization() == null ? request : request.header("Authorization", access.authorization());
    }
}
