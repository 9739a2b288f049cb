package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Finds out how a registry is spoken to: {@code GET /v2/} (OCI distribution specification, "Determining Support"). TLS is taken for granted;
 * plain HTTP is tried only on the machine itself or where {@code insecure} allows it. No credentials are sent.
 */
final class Ping {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client;
    private final Endpoint endpoint;
    private final Retries retries;

    Ping(HttpClient client, Endpoint endpoint, Retries retries) {
        this.client = client;
        this.endpoint = endpoint;
        this.retries = retries;
    }

    /**
     * @param base address that answered, ending with a slash
     * @param challenges how the registry wants to be authenticated to; empty if it asks for nothing
     */
    record Answer(URI base, List<Challenge> challenges) {}

    Answer call() throws IOException, InterruptedException {
        List<URI> candidates = endpoint.isLoopback()
                ? List.of(endpoint.http(), endpoint.https())
                : endpoint.insecure() ? List.of(endpoint.https(), endpoint.http()) : List.of(endpoint.https());
        for (int failed = 1; ; failed++) {
            List<IOException> problems = new ArrayList<>();
            for (URI candidate : candidates) {
                try {
                    return ask(candidate);
                } catch (Busy e) {
                    problems.add(e);
                    break;
                } catch (IOException e) {
                    problems.add(e);
                }
            }
            IOException first = problems.get(0);
            Optional<Duration> asked = first instanceof Busy busy ? busy.asked : Optional.empty();
            boolean again = problems.stream().anyMatch(Ping::mayGoBetter) && problems.stream().noneMatch(SSLHandshakeException.class::isInstance);
            if (!again || !retries.pause(endpoint.host(), ConnectionReason.of(first), failed, asked)) {
                throw explain(problems.stream().filter(SSLException.class::isInstance).findFirst().orElse(first));
            }
        }
    }

    /** A connection that broke may hold next time; one that nobody took, or that is not trusted, will not. */
    private static boolean mayGoBetter(IOException problem) {
        return problem instanceof Busy
                || !(problem instanceof ImageException || problem instanceof SSLException || problem instanceof ConnectException
                        || problem instanceof HttpTimeoutException || has(problem, UnknownHostException.class));
    }

    /** An answer that is about the moment, not about the registry. */
    private static final class Busy extends IOException {

        private static final long serialVersionUID = 1L;

        private final RegistryException refusal;
        private final transient Optional<Duration> asked;

        Busy(RegistryException refusal, Optional<Duration> asked) {
            super("HTTP " + refusal.status());
            this.refusal = refusal;
            this.asked = asked;
        }
    }

    private Answer ask(URI base) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/v2/")).timeout(PATIENCE).GET().build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        int status = answer.statusCode();
        if (status == 200 || status == 401) {
            return new Answer(base, Challenge.parse(answer.headers().allValues("WWW-Authenticate")));
        }
        String detail = ErrorBody.parse(answer.body()).message();
        if (RetryPolicy.isTransient(status)) {
            Optional<Duration> asked = RetryPolicy.retryAfter(answer.headers().firstValue("Retry-After"), Instant.now());
            throw new Busy(new RegistryException(Messages.Ping_busy(endpoint.host(), Integer.toString(status)), status, "", detail), asked);
        }
        throw new RegistryException(Messages.Ping_noRegistry(endpoint.host(), Integer.toString(status)), status, "", detail);
    }

    private IOException explain(IOException problem) {
        if (problem instanceof Busy busy) {
            return busy.refusal;
        }
        if (problem instanceof ImageException) {
            return problem;
        }
        if (problem instanceof SSLException && ConnectionReason.of(problem).contains("plaintext connection")) {
            return new ImageException(Messages.Ping_plainHttp(endpoint.host()), problem);
        }
        if (problem instanceof SSLException) {
            return new ImageException(Messages.Ping_tls(endpoint.host(), ConnectionReason.of(problem)), problem);
        }
        if (problem instanceof HttpConnectTimeoutException) {
            return new ImageException(Messages.Ping_timeout(endpoint.host()), problem);
        }
        if (problem instanceof ConnectException && has(problem, UnresolvedAddressException.class) || has(problem, UnknownHostException.class)) {
            return new ImageException(Messages.Ping_unknownHost(endpoint.host()), problem);
        }
        return new ImageException(Messages.Ping_unreachable(endpoint.host(), ConnectionReason.of(problem)), problem);
    }

    private static boolean has(Throwable problem, Class<? extends Throwable> type) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
