package hudson.remoting;

import java.io.IOException;

/** The way to another Java process, or to what is treated as one. */
public interface VirtualChannel {
    /** Runs the callable on the other side and waits; callable, result and exception are serialized. */
    <V, T extends Throwable> V call(Callable<V, T> callable) throws IOException, T, InterruptedException;

    <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable) throws IOException;

    void close() throws IOException;

    void join() throws InterruptedException;

    void join(long timeout) throws InterruptedException;

    /** An object that, on the other side, stands for this one; calls go through an interface. */
    <T> T export(Class<T> type, T instance);

    void syncLocalIO() throws InterruptedException;
}
