package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.KubeconfigException;
import io.jenkins.plugins.kubesphere.fleet.FleetException;
import io.jenkins.plugins.kubesphere.fleet.Outcome;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import io.jenkins.plugins.kubesphere.steps.apply.ClusterAddress;
import io.jenkins.plugins.kubesphere.steps.apply.SecretMask;
import io.jenkins.plugins.kubesphere.steps.apply.StepManifests;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** One run of the step in a pipeline: prepares a driver, also after a restart, runs the block for it, and ends with it. */
public final class MultiClusterDeployExecution extends StepExecution implements FleetHost {
    private static final long serialVersionUID = 1;
    private static final long AGENT_MAY_NEED_MILLIS = TimeUnit.MINUTES.toMillis(5);

    private final FleetOrder order;
    private String fingerprint;
    private boolean blockRuns;
    /** Of this process alone: an end that was not written down before the controller was killed has to be reached again. */
    private transient boolean over;
    private BodyExecution body;
    private transient volatile FleetDriver driver;
    private transient CompletableFuture<BlockAnswer> blockAnswer;
    private transient BlockAnswer earlyAnswer;

    public MultiClusterDeployExecution(StepContext context, FleetOrder order) {
        super(context);
        this.order = order;
    }

    @Override
    public boolean start() {
        Computer.threadPoolForRemoting.submit(() -> begin(false));
        return false;
    }

    @Override
    public void onResume() {
        super.onResume();
        if (isOver()) {
            return;
        }
        long patience = System.currentTimeMillis() + AGENT_MAY_NEED_MILLIS;
        Computer.threadPoolForRemoting.submit(() -> resume(patience, true));
    }

    /** An agent comes back some time after the controller. */
    private void resume(long patience, boolean first) {
        try {
            if (getContext().get(FilePath.class) == null && System.currentTimeMillis() < patience && !isOver()) {
                if (first) {
                    getContext().get(TaskListener.class).getLogger().println(Messages.MultiClusterDeploy_waitingForAgent());
                }
                CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Computer.threadPoolForRemoting).execute(() -> resume(patience, false));
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            broken(e);
            return;
        } catch (IOException e) {
            broken(e);
            return;
        }
        begin(true);
    }

    private void begin(boolean again) {
        try {
            Run<?, ?> run = getContext().get(Run.class);
            FleetLog log = new FleetLog(getContext().get(TaskListener.class).getLogger());
            FleetManifests manifests = FleetManifests.read(getContext(), order);
            if (again && fingerprint != null && !fingerprint.equals(manifests.fingerprint())) {
                throw new AbortException(Messages.MultiClusterDeploy_changed());
            }
            fingerprint = manifests.fingerprint();
            Map<String, ClusterConnection> connections = new LinkedHashMap<>();
            for (FleetTarget target : order.targets()) {
                connections.put(target.name(), connect(target));
            }
            SameClusters same = new SameClusters(order, manifests, connections);
            FleetAction page = FleetAction.of(run);
            FleetRecord record = page.getRecord(order.id());
            RunningDrivers.leave(order.id());
            FleetJournal journal = new FleetJournal(run.getRootDir(), order.id());
            FleetJournal.Progress progress = journal.load();
            if (progress == null) {
                same.requireDifferentAddresses();
            }
            SecretMask mask = new SecretMask(StepManifests.secrets(getContext()));
            if (record == null) {
                record = FleetLayout.record(order, manifests, connections, mask);
                page.open(record);
            }
            FleetRecorder recorder = new FleetRecorder(run, order, record, log, mask);
            FleetDriver prepared = new FleetDriver(order, run, this, journal, recorder, page, manifests, connections, same);
            synchronized (this) {
                if (over) {
                    return;
                }
                driver = prepared;
            }
            if (progress == null) {
                log.plan(order.plan(), order.isOnlyPlan());
                getContext().saveState();
            } else {
                log.say(Messages.FleetLog_resumed());
            }
            prepared.start(progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            broken(e);
        } catch (FleetException e) {
            broken(new AbortException("multiClusterDeploy: " + e.getMessage()));
        } catch (IOException | RuntimeException e) {
            broken(e);
        }
    }

    private ClusterConnection connect(FleetTarget target) throws IOException, InterruptedException {
        try {
            return ClusterAddress.connect(getContext(), target.request()).named(target.name());
        } catch (KubeconfigException e) {
            throw new AbortException(Messages.MultiClusterDeploy_kubeconfig(target.name(), e.getMessage()));
        } catch (AbortException e) {
            throw new AbortException(Messages.MultiClusterDeploy_kubeconfig(target.name(), e.getMessage()));
        }
    }

    @Override
    public synchronized CompletableFuture<BlockAnswer> block(String event, String wave, List<String> clusters) {
        CompletableFuture<BlockAnswer> answer = new CompletableFuture<>();
        if (over) {
            return answer;
        }
        blockAnswer = answer;
        if (earlyAnswer != null) {
            answer.complete(earlyAnswer);
            earlyAnswer = null;
            return answer;
        }
        if (blockRuns) {
            // It was running before the restart and goes on by itself.
            return answer;
        }
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DEPLOY_EVENT", event);
        environment.put("DEPLOY_WAVE", wave);
        environment.put("DEPLOY_CLUSTERS", String.join(",", clusters));
        try {
            EnvironmentExpander outer = getContext().get(EnvironmentExpander.class);
            blockRuns = true;
            body = getContext().newBodyInvoker()
                    .withContext(EnvironmentExpander.merge(outer, EnvironmentExpander.constant(environment)))
                    .withContext(new FleetScope()).withCallback(new BlockEnd(this)).start();
            getContext().saveState();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.complete(BlockAnswer.failed(ClusterFailure.sentence(e)));
        } catch (IOException | RuntimeException e) {
            answer.complete(BlockAnswer.failed(ClusterFailure.sentence(e)));
        }
        return answer;
    }

    synchronized void blockEnded(BlockAnswer answer) {
        blockRuns = false;
        body = null;
        if (blockAnswer == null) {
            earlyAnswer = answer;
        } else {
            blockAnswer.completeAsync(() -> answer, Computer.threadPoolForRemoting);
            blockAnswer = null;
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    /** True for the first caller alone. */
    private synchronized boolean endsNow() {
        boolean first = !over;
        over = true;
        return first;
    }

    @Override
    public void ended(Outcome outcome, String stopReason) {
        if (!endsNow()) {
            return;
        }
        FleetRecord record = driver.recorder().record();
        if (outcome == Outcome.FAILED) {
            long failures = record.getClusters().stream().filter(cluster -> !cluster.getReason().isEmpty()).count();
            getContext().onFailure(new AbortException(Messages.MultiClusterDeploy_failed(
                    stopReason == null ? Messages.MultiClusterDeploy_tooMany(failures) : stopReason)));
            return;
        }
        if (outcome == Outcome.TOLERATED) {
            getContext().setResult(Result.UNSTABLE);
        }
        getContext().onSuccess(FleetLayout.summary(record));
    }

    @Override
    public void broken(Throwable failure) {
        if (!endsNow()) {
            return;
        }
        getContext().onFailure(failure);
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        BodyExecution running;
        synchronized (this) {
            if (!endsNow()) {
                return;
            }
            running = body;
        }
        if (driver != null) {
            driver.abort(cause);
        }
        if (running != null) {
            running.cancel(cause);
        }
        getContext().onFailure(cause);
    }

    @Override
    public String getStatus() {
        FleetDriver running = driver;
        if (running == null) {
            return Messages.MultiClusterDeploy_beginning();
        }
        long busy = running.state().phases().values().stream().filter(phase -> phase.isBusy()).count();
        return Messages.MultiClusterDeploy_status(running.deployed().size(), order.plan().clusters().size(), busy);
    }
}
