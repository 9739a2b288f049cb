package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at an API server for a moment: two small requests, no second try, never longer than {@link #LONGEST}. */
public final class ClusterProbe {
    /** After which a look is over, with or without an answer. */
    public static final Duration LONGEST = Duration.ofSeconds(6);

    private static final Duration REQUEST = Duration.ofSeconds(5);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int OK = 200;

    private final ClusterAccess access;
    private final ClusterConnection connection;

    private ClusterProbe(ClusterAccess access, ClusterConnection connection) {
        this.access = access;
        this.connection = connection;
    }

    /** What the cluster is like now; the future never fails. */
    public static CompletableFuture<ClusterHealth> look(ClusterAccess access) {
        try {
            ClusterProbe probe = new ClusterProbe(access, ClusterConnection.to(access));
            CompletableFuture<ClusterHealth> look = probe.look();
            return look.orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS).exceptionally(probe::silent);
        } catch (KubeconfigException e) {
            return CompletableFuture.completedFuture(new ClusterHealth(Instant.now(), "", null, null, clientEnds(access), e.getMessage()));
        }
    }

    /** The second request tells the latency: the first one opens the connection. */
    private CompletableFuture<ClusterHealth> look() {
        return version().thenCompose(first -> {
            long start = System.nanoTime();
            return version().thenApply(second -> answered(first, Duration.ofNanos(System.nanoTime() - start)));
        });
    }

    private CompletableFuture<Transport.Reply> version() {
        return connection.transport().exchange("GET", "/version", null, null, REQUEST);
    }

    private ClusterHealth answered(Transport.Reply reply, Duration latency) {
        Instant serverEnds = connection.transport() instanceof DirectTransport direct ? direct.certificateEnds() : null;
        String version = reply.status() == OK ? version(reply.body()) : "";
        String trouble = "";
        if (reply.status() == UNAUTHORIZED || reply.status() == FORBIDDEN) {
            trouble = Messages.probe_refused(access.server(), reply.status());
        } else if (version.isEmpty()) {
            trouble = Messages.probe_notKubernetes(access.server(), reply.status());
        }
        return new ClusterHealth(Instant.now(), version, latency, serverEnds, clientEnds(access), trouble);
    }

    /** Only what looks like a version is taken: the server may be anybody's. */
    private static String version(byte[] body) {
        try {
            JsonNode version = ClusterConnection.JSON.readTree(body).path("gitVersion");
            return version.asText("").matches("v[0-9][-+.0-9A-Za-z]{0,63}") ? version.asText() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private ClusterHealth silent(Throwable failure) {
        Throwable cause = Async.cause(failure);
        String why = cause instanceof TimeoutException || cause instanceof java.net.http.HttpTimeoutException
                ? Messages.probe_late(access.server(), LONGEST.toSeconds()) : connection.unreachable(failure).getCause().getMessage();
        return new ClusterHealth(Instant.now(), "", null, null, clientEnds(access), why);
    }

    private static Instant clientEnds(ClusterAccess access) {
        return access.clientCertificate().stream().findFirst().map(X509Certificate::getNotAfter).map(java.util.Date::toInstant).orElse(null);
    }
}
