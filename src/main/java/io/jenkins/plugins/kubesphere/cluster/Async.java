package io.jenkins.plugins.kubesphere.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Many futures at once, a few at a time. */
final class Async {

    /** Measured with a hundred objects: with 8 the API server rests now and then, with 64 it is no faster; it takes 200 changes at once by default. */
    private static final int PARALLEL = 24;

    private Async() {
    }

    /** Results in the order of the items. Every item is tried; afterwards the first failure in that order decides, with all messages in it. */
    static <T, R> CompletableFuture<List<R>> each(List<T> items, Function<T, CompletableFuture<R>> work) {
        List<CompletableFuture<R>> results = new ArrayList<>();
        items.forEach(item -> results.add(new CompletableFuture<>()));
        AtomicInteger next = new AtomicInteger();
        for (int i = 0; i < Math.min(PARALLEL, items.size()); i++) {
            pull(items, work, results, next);
        }
        return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new)).handle((done, failure) -> {
            if (failure == null) {
                return results.stream().map(CompletableFuture::join).toList();
            }
            throw together(results);
        });
    }

    private static <T, R> void pull(List<T> items, Function<T, CompletableFuture<R>> work, List<CompletableFuture<R>> results, AtomicInteger next) {
        int mine = next.getAndIncrement();
        if (mine >= items.size()) {
            return;
        }
        CompletableFuture<R> started;
        try {
            started = work.apply(items.get(mine));
        } catch (RuntimeException e) {
            started = CompletableFuture.failedFuture(e);
        }
        started.whenComplete((result, failure) -> {
            if (failure != null) {
                results.get(mine).completeExceptionally(cause(failure));
            } else {
                results.get(mine).complete(result);
            }
            // On the pool, so that a thousand items that are done at once do not nest a thousand calls.
            ClusterThreads.pool().execute(() -> pull(items, work, results, next));
        });
    }

    private static <R> CompletionException together(List<CompletableFuture<R>> results) {
        List<Throwable> failures = new ArrayList<>();
        for (CompletableFuture<R> result : results) {
            result.handle((value, failure) -> failure == null ? null : failures.add(cause(failure)));
        }
        Throwable first = failures.get(0);
        List<String> messages = failures.stream().map(Throwable::getMessage).distinct().toList();
        if (first instanceof ClusterException refusal && messages.size() > 1) {
            String rest = messages.size() > 10 ? "\n" + Messages.and_more(messages.size() - 10) : "";
            return new CompletionException(new ClusterException(refusal.kind(), String.join("\n", messages.subList(0, Math.min(10, messages.size()))) + rest));
        }
        return new CompletionException(first);
    }

    /** What is inside a {@link CompletionException}. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? cause(failure.getCause()) : failure;
    }
}
