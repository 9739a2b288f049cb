package io.jenkins.plugins.kubesphere.embedded.remoting;

import hudson.remoting.Callable;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.Future;
import hudson.remoting.VirtualChannel;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The channel to an agent that is served on this machine: no second process, but the same border as if there were one. */
public final class AgentChannel implements VirtualChannel {

    private final String agent;
    private final ExecutorService executor;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param agent the agent's name, for error messages
     * @param executor runs asynchronous calls; it stays the caller's
     */
    public AgentChannel(String agent, ExecutorService executor) {
        this.agent = agent;
        this.executor = executor;
    }

    public boolean isOpen() {
        return closed.getCount() > 0;
    }

    @Override
    public <V, T extends Throwable> V call(Callable<V, T> callable) throws IOException, T, InterruptedException {
        checkOpen();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return Border.toAgent(this).call(callable);
    }

    @Override
    public <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable) throws IOException {
        checkOpen();
        return Border.toAgent(this).callAsync(callable, executor);
    }

    private void checkOpen() throws IOException {
        if (!isOpen()) {
            throw new ChannelClosedException("The channel to " + agent + " is closed", null);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    @Override
    public void join() throws InterruptedException {
        closed.await();
    }

    @Override
    public void join(long timeout) throws InterruptedException {
        if (!closed.await(timeout, TimeUnit.MILLISECONDS) && Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public <T> T export(Class<T> type, T instance) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(type.getName() + " is no interface: only interfaces can be exported");
        }
        return instance;
    }

    @Override
    public void syncLocalIO() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public String toString() {
        return "channel to " + agent;
    }
}
