package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.ClusterAccess;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.ClusterException;
import io.jenkins.plugins.kubesphere.cluster.Kubeconfig;
import io.jenkins.plugins.kubesphere.cluster.KubeconfigException;
import io.jenkins.plugins.kubesphere.cluster.Release;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigLookup;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import io.jenkins.plugins.kubesphere.manifest.ManifestException;
import io.jenkins.plugins.kubesphere.manifest.ManifestImages;
import io.jenkins.plugins.kubesphere.manifest.Substitution;
import io.jenkins.plugins.kubesphere.report.DeployRecord;
import io.jenkins.plugins.kubesphere.report.DeployedObject;
import io.jenkins.plugins.kubesphere.report.PushRecord;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * One run of the step. A thread is used only while files are read; the release itself is asynchronous. After a restart it goes on waiting for what was
 * written; when not everything was, it reads the files again, and the server's answer shows what needs no second write.
 */
public final class ApplyExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(ApplyExecution.class.getName());

    private final ApplyRequest request;
    /** Replaced as a whole, never changed: the program may be saved at any moment. */
    private volatile ArrayList<WrittenObject> written = new ArrayList<>();
    private ArrayList<String> images = new ArrayList<>();
    private boolean complete;
    private long startedMillis;
    private long waitUntilMillis;

    private transient volatile Release release;
    private transient volatile ApplyLog shown;
    private transient volatile AtomicBoolean ended;

    /** A run with these arguments. */
    public ApplyExecution(StepContext context, ApplyRequest request) {
        super(context);
        this.request = request;
    }

    @Override
    public boolean start() {
        startedMillis = System.currentTimeMillis();
        ended = new AtomicBoolean();
        Computer.threadPoolForRemoting.submit(this::begin);
        return false;
    }

    @Override
    public void onResume() {
        ended = new AtomicBoolean();
        Computer.threadPoolForRemoting.submit(this::begin);
    }

    @Override
    public void stop(Throwable cause) {
        Release running = release;
        if (ended.compareAndSet(false, true)) {
            if (running != null) {
                running.cancel();
            }
            getContext().onFailure(cause);
        }
    }

    private void begin() {
        try {
            TaskListener log = getContext().get(TaskListener.class);
            ClusterAccess access = access();
            if (access.insecure()) {
                log.getLogger().println(Messages.ApplyExecution_insecure(access.server()));
            }
            ClusterConnection cluster = ClusterConnection.to(access);
            ApplyLog listener = new ApplyLog(log, request.isDryRun(), this::remember);
            shown = listener;
            Release next;
            synchronized (this) {
                if (complete) {
                    log.getLogger().println(Messages.ApplyExecution_resumed(access.context()));
                    List<AppliedObject> objects = written.stream().map(WrittenObject::restored).toList();
                    next = Release.resume(cluster, objects, request.options(remaining()), listener);
                } else {
                    List<ManifestDocument> documents = documents(log);
                    log.getLogger().println(request.isDryRun() ? Messages.ApplyExecution_planning(documents.size(), access.context(), access.server())
                            : Messages.ApplyExecution_applying(documents.size(), access.context(), access.server()));
                    next = Release.of(cluster, documents, request.options(remaining()), new Completion(listener));
                }
            }
            release = next;
            if (ended.get()) {
                next.cancel();
                return;
            }
            // On a thread that may do I/O: the build's record is saved at the end.
            next.start().whenCompleteAsync((result, failure) -> end(access, log, result, failure), Computer.threadPoolForRemoting);
        } catch (ManifestException | KubeconfigException e) {
            fail(new AbortException(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private ClusterAccess access() throws IOException, InterruptedException, KubeconfigException {
        if (request.kubeconfigId() != null) {
            return KubeconfigLookup.access(getContext().get(Run.class), request.kubeconfigId(), request.context());
        }
        String path = getContext().get(EnvVars.class).get("KUBECONFIG", "");
        if (path.isBlank()) {
            throw new AbortException(Messages.ApplyExecution_noKubeconfig());
        }
        FilePath workspace = getContext().get(FilePath.class);
        FilePath file = workspace.child(path);
        if (!file.exists() || file.isDirectory()) {
            throw new AbortException(path.contains(File.pathSeparator) ? Messages.ApplyExecution_severalKubeconfigs(path)
                    : Messages.ApplyExecution_missingKubeconfig(path));
        }
        return Kubeconfig.parse(file.readToString()).access(request.context());
    }

    private List<ManifestDocument> documents(TaskListener log) throws IOException, InterruptedException, ManifestException {
        Map<String, String> variables = new HashMap<>(getContext().get(EnvVars.class));
        variables.putAll(request.variables());
        Substitution substitution = new Substitution(variables, Set.copyOf(request.allow()), request.isStrict(), request.isStructureAllowed());
        List<ManifestDocument> documents = substitution.read(WorkspaceManifests.read(getContext().get(FilePath.class), request.files()));
        if (documents.isEmpty()) {
            throw new AbortException(Messages.ApplyExecution_nothing(String.join(", ", request.files())));
        }
        Set<String> named = new LinkedHashSet<>();
        for (ManifestDocument document : documents) {
            if (request.isPinning()) {
                ManifestImages.pin(document.object(), pushedDigests()).forEach((tag, digest) -> log.getLogger().println(Messages.ApplyExecution_pinned(tag, digest)));
            }
            named.addAll(ManifestImages.of(document.object()));
        }
        images = new ArrayList<>(named);
        return documents;
    }

    /** Digest of each reference that this run pushed. */
    private Map<String, String> pushedDigests() throws IOException, InterruptedException {
        ReleaseAction released = getContext().get(Run.class).getAction(ReleaseAction.class);
        Map<String, String> digests = new HashMap<>();
        for (PushRecord push : released == null ? List.<PushRecord>of() : released.getPushes()) {
            push.getTags().forEach(tag -> digests.put(push.getRepository() + ":" + tag, push.getDigest()));
        }
        return digests;
    }

    private Duration remaining() {
        Duration whole = ApplyArguments.duration(request.timeout());
        if (waitUntilMillis == 0) {
            return whole;
        }
        // A restart does not grant the whole time again, but enough to look once.
        return Duration.ofMillis(Math.max(5_000, waitUntilMillis - System.currentTimeMillis()));
    }

    private synchronized void remember(AppliedObject object) {
        ArrayList<WrittenObject> next = new ArrayList<>();
        AppliedObject merged = object;
        for (WrittenObject earlier : written) {
            if (!earlier.restored().resource().equals(object.resource())) {
                next.add(earlier);
            } else if (object.change() == AppliedObject.Change.UNCHANGED) {
                merged = earlier.restored();
            }
        }
        next.add(new WrittenObject(merged));
        written = next;
    }

    private void end(ClusterAccess access, TaskListener log, ReleaseResult result, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause != null) {
            report(access, cause.getMessage(), written.stream().map(WrittenObject::restored).toList());
            fail(cause instanceof ClusterException ? new AbortException(cause.getMessage()) : cause);
            return;
        }
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        List<AppliedObject> objects = withFirstChange(result.objects());
        ReleaseResult whole = new ReleaseResult(objects, (System.currentTimeMillis() - startedMillis) / 1000.0);
        log.getLogger().println(Messages.ApplyExecution_done(access.context(), String.valueOf(whole.count(AppliedObject.Change.CREATED)),
                String.valueOf(whole.count(AppliedObject.Change.CHANGED)), String.valueOf(whole.count(AppliedObject.Change.UNCHANGED)),
                String.format(Locale.ROOT, "%.1f", whole.seconds())));
        if (!request.isDryRun()) {
            report(access, null, objects);
        }
        getContext().onSuccess(ApplyResult.of(access, request.isDryRun(), shown.diff(), whole));
    }

    /** Puts what was done on the run's page; a page that cannot be written does not undo a deployment, so the log says it and that is all. */
    private void report(ClusterAccess access, String problem, List<AppliedObject> objects) {
        try {
            String state = problem != null ? "failed" : request.isWaiting() ? "ready" : "applied";
            List<DeployedObject> deployed = objects.stream().map(object -> new DeployedObject(object.resource().kind(), object.resource().namespace(),
                    object.resource().name(), object.change() == AppliedObject.Change.CHANGED ? "configured" : object.change().word())).toList();
            ReleaseAction.addDeploy(getContext().get(Run.class), new DeployRecord(access.context(), state).withServer(access.server().toString())
                    .withMessage(problem).withObjects(deployed).withImages(images).withTimes(startedMillis, System.currentTimeMillis() - startedMillis));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the page of a run could not be told what was deployed to " + access, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a restart in the middle of writing, what the first life created is unchanged to the second; the first one's word counts. */
    private synchronized List<AppliedObject> withFirstChange(List<AppliedObject> objects) {
        List<AppliedObject> merged = new ArrayList<>();
        for (AppliedObject object : objects) {
            AppliedObject known = written.stream().map(WrittenObject::restored).filter(w -> w.resource().equals(object.resource())).findFirst().orElse(object);
            merged.add(new AppliedObject(object.resource(), known.change(), known.generationBefore(), object.generation(), object.secondsToReady()));
        }
        return merged;
    }

    private void fail(Throwable failure) {
        if (ended.compareAndSet(false, true)) {
            getContext().onFailure(failure);
        }
    }

    /** Notes when the last object is written, so that a restart from then on only waits. */
    private final class Completion implements ReleaseListener {

        private final ReleaseListener listener;
        private int expected;

        Completion(ReleaseListener listener) {
            this.listener = listener;
        }

        @Override
        public void planned(List<io.jenkins.plugins.kubesphere.cluster.PlannedChange> changes) {
            expected = changes.size();
            listener.planned(changes);
        }

        @Override
        public void applied(AppliedObject object) {
            listener.applied(object);
            synchronized (ApplyExecution.this) {
                complete = --expected == 0;
                waitUntilMillis = complete ? System.currentTimeMillis() + ApplyArguments.duration(request.timeout()).toMillis() : 0;
            }
            getContext().saveState();
        }

        @Override
        public void waiting(io.jenkins.plugins.kubesphere.cluster.Resource resource, String reason) {
            listener.waiting(resource, reason);
        }

        @Override
        public void ready(AppliedObject object) {
            listener.ready(object);
        }

        @Override
        public void warning(String text) {
            listener.warning(text);
        }

        @Override
        public void diagnosis(List<String> lines) {
            listener.diagnosis(lines);
        }

        @Override
        public void rolledBack(io.jenkins.plugins.kubesphere.cluster.Resource resource, String how) {
            listener.rolledBack(resource, how);
        }
    }
}
