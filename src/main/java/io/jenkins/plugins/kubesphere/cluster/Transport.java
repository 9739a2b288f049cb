package io.jenkins.plugins.kubesphere.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Carries requests to an API server: from here, or from another machine that reaches it. Every call returns at once. */
public interface Transport {

    /**
     * One HTTP exchange.
     *
     * @param method HTTP method
     * @param path path and query, from the root of the API
     * @param contentType type of the body, or {@code null} without one
     * @param body what to send, or {@code null}
     * @param limit after which the future fails
     * @return fails with an {@link java.io.IOException} when there is no answer
     */
    CompletableFuture<Reply> exchange(String method, String path, String contentType, byte[] body, Duration limit);

    /**
     * Opens a stream of lines (a watch).
     *
     * @param path path and query, from the root of the API
     * @param lines gets the stream's HTTP status with each line
     * @return ends when the stream does, with its status; cancelling it ends the stream
     */
    CompletableFuture<Integer> lines(String path, BiConsumer<Integer, String> lines);

    /**
     * An answer as it came.
     *
     * @param status HTTP status
     * @param body bytes of the body
     * @param warnings values of the Warning headers
     */
    record Reply(int status, byte[] body, List<String> warnings) {
    }
}
