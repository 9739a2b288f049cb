package hudson.remoting;

import io.jenkins.plugins.kubesphere.embedded.remoting.Border;
import java.io.IOException;
import java.util.concurrent.ExecutorService;

/** A channel to this very process; what passes is serialized all the same. */
public class LocalChannel implements VirtualChannel {

    private final ExecutorService executor;

    public LocalChannel(ExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public <V, T extends Throwable> V call(Callable<V, T> callable) throws T {
        try {
            return Border.onThisSide(this).call(callable);
        } catch (IOException e) {
            throw LocalChannel.<T>same(e);
        }
    }

    /** What the callable throws arrives as it is; that it is one of those it declares cannot be seen here. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T same(IOException problem) {
        return (T) problem;
    }

    @Override
    public <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable) {
        return Border.onThisSide(this).callAsync(callable, executor);
    }

    @Override
    public void close() {
        // this process goes on: there is nothing to close
    }

    @Override
    public void join() throws InterruptedException {
        Thread.currentThread().join();
    }

    @Override
    public void join(long timeout) throws InterruptedException {
        Thread.sleep(timeout);
    }

    @Override
    public <T> T export(Class<T> type, T instance) {
        return instance;
    }

    @Override
    public void syncLocalIO() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
