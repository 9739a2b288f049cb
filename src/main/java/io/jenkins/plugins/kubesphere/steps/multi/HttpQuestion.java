package io.jenkins.plugins.kubesphere.steps.multi;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks an address whether all is well; it may take some tries until a new version is reached. */
final class HttpQuestion {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int TRIES = 6;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;
    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(LIMIT).followRedirects(HttpClient.Redirect.NEVER).build();

    private HttpQuestion() {
    }

    /** Gives what is wrong, or null when the answer is a status from 200 to 299. Never fails. */
    static CompletableFuture<String> ask(String address) {
        return ask(address, TRIES, PAUSE);
    }

    static CompletableFuture<String> ask(String address, int tries, Duration pause) {
        return ask(URI.create(address), tries, pause);
    }

    private static CompletableFuture<String> ask(URI address, int tries, Duration pause) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).header("User-Agent", "kubesphere-pipeline").build();
        return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.discarding()).handle((response, failure) -> {
            if (failure != null) {
                return Messages.HttpQuestion_noAnswer(address, ClusterFailure.sentence(failure));
            }
            int status = response.statusCode();
            return status >= OK && status < MULTIPLE_CHOICES ? null : Messages.HttpQuestion_status(address, status);
        }).thenCompose(problem -> problem == null || tries == 1 ? CompletableFuture.completedFuture(problem)
                : CompletableFuture.supplyAsync(() -> "", CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS))
                        .thenCompose(later -> ask(address, tries - 1, pause)));
    }
}
