package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.ClusterAccess;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.ClusterException;
import io.jenkins.plugins.kubesphere.cluster.Former;
import io.jenkins.plugins.kubesphere.cluster.KubeconfigException;
import io.jenkins.plugins.kubesphere.cluster.Release;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import io.jenkins.plugins.kubesphere.manifest.ManifestException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * One run of the step. A thread is used only while files are read; the release itself is asynchronous. After a restart it goes on waiting for what was
 * written; when not everything was, it reads the files again, and the server's answer shows what needs no second write.
 */
public final class ApplyExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final long AGENT_MAY_NEED_MILLIS = TimeUnit.MINUTES.toMillis(5);

    private final ApplyRequest request;
    private final ApplyProgress progress = new ApplyProgress();

    private transient volatile Release release;
    private transient volatile ApplyLog shown;
    private transient volatile ReleaseListener heard;
    /** Of this process alone: an end that was not written down before the controller was killed has to be reached again. */
    private transient boolean ended;

    /** A run with these arguments. */
    public ApplyExecution(StepContext context, ApplyRequest request) {
        super(context);
        this.request = request;
    }

    @Override
    public boolean start() {
        Computer.threadPoolForRemoting.submit(this::begin);
        return false;
    }

    @Override
    public void onResume() {
        if (isEnded()) {
            return;
        }
        long patience = System.currentTimeMillis() + AGENT_MAY_NEED_MILLIS;
        Computer.threadPoolForRemoting.submit(() -> resume(patience, true));
    }

    @Override
    public void stop(Throwable cause) {
        Release running = release;
        if (endsNow()) {
            if (running != null) {
                running.cancel();
            }
            getContext().onFailure(cause);
        }
    }

    /** An agent comes back some time after the controller. */
    private void resume(long patience, boolean first) {
        try {
            boolean needsAgent = !progress.isComplete() || request.isFromAgent() || request.kubeconfigId() == null;
            if (needsAgent && getContext().get(FilePath.class) == null && System.currentTimeMillis() < patience && !isEnded()) {
                if (first) {
                    getContext().get(TaskListener.class).getLogger().println(Messages.ApplyExecution_waitingForAgent());
                }
                CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Computer.threadPoolForRemoting).execute(() -> resume(patience, false));
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
            return;
        } catch (IOException e) {
            fail(e);
            return;
        }
        begin();
    }

    private void begin() {
        try {
            TaskListener log = getContext().get(TaskListener.class);
            ClusterConnection cluster = ClusterAddress.connect(getContext(), request);
            shown = new ApplyLog(log, request.isDryRun(), progress::remember);
            heard = new AuditListener(shown, getContext().get(Run.class), cluster.access(), progress::images,
                    new SecretMask(StepManifests.secrets(getContext())));
            String failure = progress.failure();
            if (failure != null) {
                resumeRollback(cluster, failure);
                return;
            }
            Release next = next(cluster, log.getLogger());
            release = next;
            if (isEnded()) {
                next.cancel();
                return;
            }
            // On a thread that may do I/O: the build's record is saved at the end.
            next.start().whenCompleteAsync((result, problem) -> end(cluster.access(), log.getLogger(), result, problem), Computer.threadPoolForRemoting);
        } catch (ManifestException | KubeconfigException e) {
            fail(new AbortException(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private Release next(ClusterConnection cluster, PrintStream log) throws IOException, InterruptedException, ManifestException {
        ClusterAccess access = cluster.access();
        List<Former> formers = progress.formers();
        if (progress.isComplete()) {
            log.println(Messages.ApplyExecution_resumed(access.context()));
            return Release.resume(cluster, progress.written(), request.options(remaining()), heard).after(formers, List.of());
        }
        List<ManifestDocument> documents = StepManifests.read(getContext(), request);
        progress.images(documents);
        log.println(request.isDryRun() ? Messages.ApplyExecution_planning(documents.size(), access.context(), access.server())
                : Messages.ApplyExecution_applying(documents.size(), access.context(), access.server()));
        return Release.of(cluster, documents, request.options(remaining()), new SavingListener(heard, progress, request, getContext()))
                .after(formers, progress.written());
    }

    /** The restart came in the middle of a rollback: doing it again does no harm. */
    private void resumeRollback(ClusterConnection cluster, String failure) throws IOException, InterruptedException {
        getContext().get(TaskListener.class).getLogger().println(Messages.ApplyExecution_resumedRollback(cluster.access().context()));
        Release undoing = Release.resume(cluster, List.of(), request.options(ApplyArguments.duration(request.timeout())), heard)
                .after(progress.formers(), List.of());
        release = undoing;
        undoing.rollback().whenCompleteAsync((problems, broken) -> {
            String all = broken != null ? "\n" + broken.getMessage() : problems.isEmpty() ? "" : "\n" + String.join("\n", problems);
            ApplyReport.failed(getContext(), cluster.access(), failure + all, progress);
            fail(new AbortException(failure + all));
        }, Computer.threadPoolForRemoting);
    }

    private Duration remaining() {
        Duration whole = ApplyArguments.duration(request.timeout());
        if (progress.waitUntilMillis() == 0) {
            return whole;
        }
        // A restart does not grant the whole time again, but enough to look once.
        return Duration.ofMillis(Math.max(5_000, progress.waitUntilMillis() - System.currentTimeMillis()));
    }

    private void end(ClusterAccess access, PrintStream log, ReleaseResult result, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause != null) {
            if (!request.isDryRun()) {
                ApplyReport.failed(getContext(), access, cause.getMessage(), progress);
            }
            fail(cause instanceof ClusterException ? new AbortException(cause.getMessage()) : cause);
            return;
        }
        if (!endsNow()) {
            return;
        }
        ReleaseResult whole = new ReleaseResult(progress.withFirstChange(result.objects()), progress.seconds());
        String created = String.valueOf(whole.count(AppliedObject.Change.CREATED));
        String changed = String.valueOf(whole.count(AppliedObject.Change.CHANGED));
        String unchanged = String.valueOf(whole.count(AppliedObject.Change.UNCHANGED));
        String seconds = String.format(Locale.ROOT, "%.1f", whole.seconds());
        long pruned = whole.count(AppliedObject.Change.PRUNED);
        log.println(pruned == 0 ? Messages.ApplyExecution_done(access.context(), created, changed, unchanged, seconds)
                : Messages.ApplyExecution_donePruned(access.context(), created, changed, unchanged, seconds, String.valueOf(pruned)));
        if (!request.isDryRun()) {
            ApplyReport.succeeded(getContext(), access, request.isWaiting(), whole.objects(), progress);
        }
        getContext().onSuccess(ApplyResult.of(access, request.isDryRun(), shown.diff(), whole));
    }

    private synchronized boolean isEnded() {
        return ended;
    }

    /** True for the first caller alone. */
    private synchronized boolean endsNow() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    private void fail(Throwable failure) {
        if (endsNow()) {
            getContext().onFailure(failure);
        }
    }
}
