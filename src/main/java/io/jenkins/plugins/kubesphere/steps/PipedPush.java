package io.jenkins.plugins.kubesphere.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Proc;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.registry.BrokenStreamException;
import io.jenkins.plugins.kubesphere.steps.source.DockerImagePushSource;
import io.jenkins.plugins.kubesphere.steps.source.EngineImage;
import io.jenkins.plugins.kubesphere.steps.source.Messages;
import io.jenkins.plugins.kubesphere.steps.source.SourceOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Pushes an engine's image: the engine's client, started by the step's launcher, writes it into a named pipe, and the push on the agent reads
 * that. The image is not written to disk, and only log lines come to the controller. Whatever ends one of the two ends the other.
 */
final class PipedPush {

    private static final int MOST_ATTEMPTS = 3;
    private static final long GRACE_SECONDS = 5;

    private final FilePath workspace;
    private final Launcher launcher;
    private final TaskListener listener;
    private final EnvVars environment;
    private final String id;

    /** @param id names the push and its pipe; the same after a restart, so that none is left behind */
    PipedPush(FilePath workspace, Launcher launcher, TaskListener listener, EnvVars environment, String id) {
        this.workspace = workspace;
        this.launcher = launcher;
        this.listener = listener;
        this.environment = environment;
        this.id = id;
    }

    PushResult push(EngineImage image, SourceOptions options, PushPlace place, List<String> tags) throws IOException, InterruptedException {
        if (image.knownId().isPresent() && options.platforms().isEmpty()) {
            PushResult present = workspace.act(new PresenceTask(image.knownId().get(), options.compression(), place, tags, id));
            if (present != null) {
                return present;
            }
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return once(image, options, place, tags);
            } catch (BrokenStreamException e) {
                if (attempt == MOST_ATTEMPTS || place.policy().retries() == 0) {
                    throw e;
                }
                listener.getLogger().println(Messages.PipedPush_again(image.image(), e.getMessage()));
            }
        }
    }

    private PushResult once(EngineImage image, SourceOptions options, PushPlace place, List<String> tags) throws IOException, InterruptedException {
        FilePath directory = WorkspaceList.tempDir(workspace);
        FilePath pipe = (directory == null ? workspace : directory).child("harbor-push-" + id);
        pipe.act(new PipeTask());
        Proc writer = null;
        Future<PushResult> reader = null;
        try {
            writer = DockerImagePushSource.save(image, pipe, workspace, launcher, listener, environment);
            reader = pipe.actAsync(new PipedPushTask(image, options, place, tags, id));
            return await(reader, writer, image);
        } finally {
            if (reader != null) {
                reader.cancel(true);
            }
            if (writer != null && writer.isAlive()) {
                writer.kill();
            }
            pipe.delete();
        }
    }

    private static PushResult await(Future<PushResult> reader, Proc writer, EngineImage image) throws IOException, InterruptedException {
        long deadline = Long.MAX_VALUE;
        while (true) {
            try {
                return reader.get(500, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (deadline == Long.MAX_VALUE && !writer.isAlive() && writer.join() != 0) {
                    // it has not even opened the pipe, or the reader will notice in a moment
                    deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
                } else if (System.nanoTime() > deadline) {
                    throw failed(image, writer.join());
                }
            } catch (ExecutionException e) {
                throw explain(e, writer, image);
            }
        }
    }

    /** A writer that failed is the reason why its output broke off; whatever else went wrong speaks for itself. */
    private static IOException explain(ExecutionException problem, Proc writer, EngineImage image) throws IOException, InterruptedException {
        ImageException own = AgentProblem.find(problem.getCause());
        if (own != null && own.getClass() == ImageException.class) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
            while (writer.isAlive() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            int status = writer.isAlive() ? 0 : writer.join();
            // 141 and 13: it was told that nobody reads any more
            if (status != 0 && status != 141 && status != 13) {
                return failed(image, status);
            }
        }
        if (own != null) {
            return own;
        }
        return problem.getCause() instanceof IOException io ? io : new IOException(problem.getCause());
    }

    private static AbortException failed(EngineImage image, int status) {
        return new AbortException(Messages.DockerImagePushSource_saveFailed(image.client(), image.image(), Integer.toString(status)));
    }
}
