package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.Kubeconfig;
import io.jenkins.plugins.kubesphere.cluster.KubeconfigException;
import io.jenkins.plugins.kubesphere.cluster.Transport;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jenkins.MasterToSlaveFileCallable;

/** One request to an API server, made by the agent. The kubeconfig travels with it and stays in the agent's memory. */
final class AgentCall extends MasterToSlaveFileCallable<AgentCall.Reply> {

    private static final long serialVersionUID = 1L;

    private final String kubeconfig;
    private final String context;
    private final boolean anyCertificate;
    private final boolean watching;
    private final String method;
    private final String path;
    private final String contentType;
    private final byte[] body;
    private final long limitMillis;

    private AgentCall(AgentTransport from, boolean watching, String method, String path, String contentType, byte[] body, Duration limit) {
        this.kubeconfig = from.choice().text();
        this.context = from.choice().context();
        this.anyCertificate = from.choice().anyCertificate();
        this.watching = watching;
        this.method = method;
        this.path = path;
        this.contentType = contentType;
        this.body = body;
        this.limitMillis = limit.toMillis();
    }

    static AgentCall exchange(AgentTransport from, String method, String path, String contentType, byte[] body, Duration limit) {
        return new AgentCall(from, false, method, path, contentType, body, limit);
    }

    /** Watches until the first line comes, or for so long. */
    static AgentCall watch(AgentTransport from, String path, Duration limit) {
        return new AgentCall(from, true, "GET", path, null, null, limit);
    }

    /** What came back. A plain class, as remoting passes those of this plugin. */
    static final class Reply implements Serializable {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final byte[] body;
        private final ArrayList<String> lines;

        Reply(int status, byte[] body, List<String> lines) {
            this.status = status;
            this.body = body;
            this.lines = new ArrayList<>(lines);
        }

        int status() {
            return status;
        }

        byte[] body() {
            return body;
        }

        /** Lines of a watch, or warnings of an exchange. */
        List<String> lines() {
            return lines;
        }
    }

    @Override
    public Reply invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        try {
            Transport transport = ClusterConnection.to(Kubeconfig.parse(kubeconfig).access(context, anyCertificate)).transport();
            if (watching) {
                return watch(transport);
            }
            Transport.Reply reply = transport.exchange(method, path, contentType, body, Duration.ofMillis(limitMillis)).get();
            return new Reply(reply.status(), reply.body(), reply.warnings());
        } catch (KubeconfigException e) {
            throw new IOException(e.getMessage());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            // The cause's class may not pass to the controller.
            throw new IOException(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
        }
    }

    private Reply watch(Transport transport) throws InterruptedException, ExecutionException {
        List<String> lines = new ArrayList<>();
        CompletableFuture<Integer> first = new CompletableFuture<>();
        CompletableFuture<Integer> stream = transport.lines(path, (status, line) -> {
            synchronized (lines) {
                lines.add(line);
            }
            first.complete(status);
        });
        stream.whenComplete((status, failure) -> {
            if (failure == null) {
                first.complete(status);
            } else {
                first.completeExceptionally(failure);
            }
        });
        int status = 200;
        try {
            status = first.get(limitMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Nothing has happened: the next watch goes on.
            first.cancel(true);
        } finally {
            stream.cancel(true);
        }
        synchronized (lines) {
            return new Reply(status, new byte[0], lines);
        }
    }
}
