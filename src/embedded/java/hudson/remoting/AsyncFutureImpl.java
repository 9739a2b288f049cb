package hudson.remoting;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A future that somebody else completes. */
public class AsyncFutureImpl<V> implements Future<V> {

    private final CompletableFuture<V> outcome = new CompletableFuture<>();

    public AsyncFutureImpl() {}

    public AsyncFutureImpl(V value) {
        set(value);
    }

    public AsyncFutureImpl(Throwable value) {
        set(value);
    }

    @Override
    public boolean isCancelled() {
        return outcome.isCancelled();
    }

    @Override
    public boolean isDone() {
        return outcome.isDone();
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
        return outcome.get();
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return outcome.get(timeout, unit);
    }

    public void set(V value) {
        outcome.complete(value);
    }

    public void set(Throwable problem) {
        outcome.completeExceptionally(problem);
    }

    public void setAsCancelled() {
        outcome.completeExceptionally(new CancellationException());
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return false;
    }
}
