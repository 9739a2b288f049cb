package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.FilePath;
import hudson.remoting.Future;
import io.jenkins.plugins.kubesphere.cluster.Transport;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigLookup;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Lets an agent make the requests, for clusters that only it reaches. No thread of the controller waits meanwhile. */
final class AgentTransport implements Transport {

    private static final Duration WATCH = Duration.ofSeconds(20);
    private static final long SHORTEST_LOOK = 5;
    private static final long LONGEST_LOOK = 100;

    private final FilePath workspace;
    private final KubeconfigLookup.Choice choice;

    AgentTransport(FilePath workspace, KubeconfigLookup.Choice choice) {
        this.workspace = workspace;
        this.choice = choice;
    }

    KubeconfigLookup.Choice choice() {
        return choice;
    }

    @Override
    public CompletableFuture<Reply> exchange(String method, String path, String contentType, byte[] body, Duration limit) {
        return call(AgentCall.exchange(this, method, path, contentType, body, limit))
                .thenApply(reply -> new Reply(reply.status(), reply.body(), reply.lines()));
    }

    @Override
    public CompletableFuture<Integer> lines(String path, BiConsumer<Integer, String> lines) {
        CompletableFuture<AgentCall.Reply> call = call(AgentCall.watch(this, path, WATCH));
        CompletableFuture<Integer> result = call.thenApply(reply -> {
            reply.lines().forEach(line -> lines.accept(reply.status(), line));
            return reply.status();
        });
        result.whenComplete((status, failure) -> {
            if (result.isCancelled()) {
                call.cancel(true);
            }
        });
        return result;
    }

    private CompletableFuture<AgentCall.Reply> call(AgentCall call) {
        CompletableFuture<AgentCall.Reply> result = new CompletableFuture<>();
        try {
            look(workspace.actAsync(call), result, SHORTEST_LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.completeExceptionally(new IOException(Messages.AgentTransport_lost(String.valueOf(e.getMessage()))));
        } catch (IOException | RuntimeException e) {
            result.completeExceptionally(new IOException(Messages.AgentTransport_lost(String.valueOf(e.getMessage())), e));
        }
        return result;
    }

    /** Remoting's futures call nobody when they are done, so they are looked at again and again. */
    private static void look(Future<AgentCall.Reply> running, CompletableFuture<AgentCall.Reply> result, long pause) {
        if (result.isDone()) {
            running.cancel(true);
        } else if (running.isDone()) {
            take(running, result);
        } else {
            Executor later = CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS);
            later.execute(() -> look(running, result, Math.min(LONGEST_LOOK, pause * 2)));
        }
    }

    private static void take(Future<AgentCall.Reply> done, CompletableFuture<AgentCall.Reply> result) {
        try {
            result.complete(done.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.completeExceptionally(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            result.completeExceptionally(cause instanceof IOException ? cause : new IOException(String.valueOf(cause.getMessage()), cause));
        }
    }
}
