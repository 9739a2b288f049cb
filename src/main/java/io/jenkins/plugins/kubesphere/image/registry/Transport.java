package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Sends calls to one registry: adds authorization for the registry's own host only, answers challenges, waits and tries again where that
 * makes sense, follows the redirects of downloads, and gives up when nothing moves.
 */
final class Transport {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_REDIRECT_CHAIN = 5;
    private static final int LONGEST_WORDS = 64 << 10;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Connection connection;
    private final Endpoint endpoint;
    private final Authorizer authorizer;
    private final Retries retries;

    Transport(Connection connection, Endpoint endpoint, Authorizer authorizer, Retries retries) {
        this.connection = connection;
        this.endpoint = endpoint;
        this.authorizer = authorizer;
        this.retries = retries;
    }

    HttpClient client() {
        return connection.client();
    }

    URI base() {
        return connection.base();
    }

    String host() {
        return endpoint.host();
    }

    Authorizer authorizer() {
        return authorizer;
    }

    /** Sends a call whose body can be sent again, repeating it as the policy allows; gives the last answer whatever its status. */
    <T> HttpResponse<T> send(Call call, HttpResponse.BodyHandler<T> handler) throws IOException, InterruptedException {
        for (int failed = 1; ; failed++) {
            try {
                HttpResponse<T> answer = once(call, handler, () -> 0);
                if (!RetryPolicy.isTransient(answer.statusCode())) {
                    return answer;
                }
                Optional<Duration> asked = RetryPolicy.retryAfter(answer.headers().firstValue("Retry-After"), Instant.now());
                if (!pause(call.what(), "HTTP " + answer.statusCode(), failed, asked)) {
                    return answer;
                }
            } catch (ImageException e) {
                throw e;
            } catch (IOException e) {
                if (!pause(call.what(), ConnectionReason.of(e), failed, Optional.empty())) {
                    throw new ImageException(Messages.Transport_broken(call.what(), endpoint.host(), ConnectionReason.of(e)), e);
                }
            }
        }
    }

    boolean pause(String what, String why, int failed, Optional<Duration> asked) throws InterruptedException {
        return retries.pause(what, why, failed, asked);
    }

    /**
     * Sends a call without repeating it, but for a 401 that can be answered.
     *
     * @param moved how many bytes have travelled so far, so that a slow body is told from a dead connection
     */
    <T> HttpResponse<T> once(Call call, HttpResponse.BodyHandler<T> handler, LongSupplier moved) throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            Optional<String> authorization = isOwn(call.uri()) ? authorizer.header(call.scope()) : Optional.empty();
            HttpResponse<T> answer = follow(call, authorization, handler, moved);
            if (answer.statusCode() / 100 == 2 && authorization.isPresent()) {
                authorizer.accepted(call.method());
            }
            if (answer.statusCode() != 401 || attempt >= 2 || !isOwn(answer.uri())) {
                return answer;
            }
            var challenges = Challenge.parse(answer.headers().allValues("WWW-Authenticate"));
            if (!authorizer.learn(challenges, call.scope(), authorization)) {
                return answer;
            }
        }
    }

    /** Downloads may be redirected to a store; the authorization stays here. Uploads are never redirected silently. */
    private <T> HttpResponse<T> follow(Call call, Optional<String> authorization, HttpResponse.BodyHandler<T> handler, LongSupplier moved)
            throws IOException, InterruptedException {
        Call current = call;
        for (int hop = 0; hop < LONGEST_REDIRECT_CHAIN; hop++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(current.uri()).method(current.method(), current.body().get());
            current.headers().forEach(request::header);
            if (isOwn(current.uri())) {
                authorization.ifPresent(value -> request.header("Authorization", value));
            }
            HttpResponse<T> answer = await(request.build(), handler, moved);
            Optional<String> location = answer.headers().firstValue("Location");
            boolean download = call.method().equals("GET") || call.method().equals("HEAD");
            if (!download || !REDIRECTS.contains(answer.statusCode()) || location.isEmpty()) {
                return answer;
            }
            current = current.to(target(current.uri(), location.get()));
        }
        throw new ImageException(Messages.Transport_redirects(call.what(), endpoint.host()));
    }

    private URI target(URI from, String location) throws ImageException {
        try {
            URI target = from.resolve(location);
            boolean downgrade = "https".equals(from.getScheme()) && !"https".equals(target.getScheme()) && !endpoint.insecure();
            if (target.getHost() == null || downgrade) {
                throw new ImageException(Messages.Transport_badRedirect(endpoint.host(), location));
            }
            return target;
        } catch (IllegalArgumentException e) {
            throw new ImageException(Messages.Transport_badRedirect(endpoint.host(), location), e);
        }
    }

    private <T> HttpResponse<T> await(HttpRequest request, HttpResponse.BodyHandler<T> handler, LongSupplier moved)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> future = connection.client().sendAsync(request, handler);
        long last = moved.getAsLong();
        long since = System.nanoTime();
        try {
            while (true) {
                try {
                    return future.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    long now = moved.getAsLong();
                    if (now != last) {
                        last = now;
                        since = System.nanoTime();
                    } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                        throw new IOException(Messages.Transport_stalled(Long.toString(PATIENCE.toSeconds())), e);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw cause(e);
        } finally {
            future.cancel(true);
        }
    }

    /** A source that cannot be read shows as a failed request; its own words are the ones a person needs. */
    private static IOException cause(ExecutionException problem) {
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ImageException image) {
                return image;
            }
        }
        return problem.getCause() instanceof IOException io ? io : new IOException(problem.getCause());
    }

    /** Resolves a location that the registry gave for an upload: relative to the registry, or on a host of its own. */
    URI upload(URI from, String location) throws ImageException {
        return target(from, location);
    }

    private boolean isOwn(URI uri) {
        return connection.base().getScheme().equals(uri.getScheme()) && connection.base().getRawAuthority().equals(uri.getRawAuthority());
    }

    /** What a refused call means. Before an account is said to have too few rights, it is made sure that it is that account. */
    RegistryException refusal(Call call, HttpResponse<byte[]> answer) throws IOException, InterruptedException {
        if (answer.statusCode() == 401) {
            authorizer.checkAccount();
        }
        byte[] words = call.method().equals("HEAD") ? words(call, answer.statusCode()) : answer.body();
        return Sentences.refusal(endpoint.host(), call, answer.statusCode(), words, authorizer);
    }

    /** A refused HEAD comes without the registry's words; the same question as a GET has them. */
    private byte[] words(Call call, int status) throws IOException, InterruptedException {
        Call spoken = new Call("GET", call.uri(), call.headers(), call.body(), call.scope(), call.what());
        HttpResponse<InputStream> answer = once(spoken, HttpResponse.BodyHandlers.ofInputStream(), () -> 0);
        try (InputStream body = answer.body()) {
            return answer.statusCode() == status ? body.readNBytes(LONGEST_WORDS) : new byte[0];
        }
    }
}
