package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.kubesphere.fleet.Action;
import io.jenkins.plugins.kubesphere.fleet.Outcome;
import io.jenkins.plugins.kubesphere.fleet.Phase;
import io.jenkins.plugins.kubesphere.fleet.Rollout;
import io.jenkins.plugins.kubesphere.fleet.RolloutPlan;
import io.jenkins.plugins.kubesphere.fleet.RolloutState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Carries out the actions of the state machine; its state is saved at each transition, so that a restarted controller goes on from there. */
public final class MultiClusterDeployExecution extends StepExecution {
    private static final long serialVersionUID = 1;

    private final DeployRequest request;
    private final RolloutPlan plan;
    private final LinkedHashMap<String, ClusterResult> results = new LinkedHashMap<>();
    private RolloutState state;
    private String fingerprint;
    private long pauseEndsMillis;
    private boolean checking;
    private boolean over;
    private BodyExecution body;
    private transient FleetReleases releases;

    public MultiClusterDeployExecution(StepContext context, DeployRequest request, RolloutPlan plan) {
        super(context);
        this.request = request;
        this.plan = plan;
        state = new Rollout(plan).begin();
    }

    @Override
    public boolean start() {
        Timer.get().submit(() -> begin(false));
        return false;
    }

    @Override
    public void onResume() {
        super.onResume();
        Timer.get().submit(() -> begin(true));
    }

    private void begin(boolean again) {
        try {
            FleetReleases prepared = FleetReleases.prepare(getContext(), request);
            synchronized (this) {
                if (over) {
                    return;
                }
                releases = prepared;
                if (again && fingerprint != null && !fingerprint.equals(prepared.fingerprint())) {
                    throw new AbortException(Messages.MultiClusterDeploy_changed(request.file()));
                }
                fingerprint = prepared.fingerprint();
                if (again) {
                    takeUp();
                } else {
                    prepared.log().plan(plan, request.plan());
                }
                advance();
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            fail(e);
        }
    }

    /** After a restart: what was done stays done, what ran is looked at again, a rollback has lost what to return to. */
    private void takeUp() {
        releases.log().say(Messages.FleetLog_resumed());
        state.phases().forEach((cluster, phase) -> {
            if (phase == Phase.DEPLOYING) {
                deploy(cluster);
            } else if (phase == Phase.ROLLING_BACK) {
                state = new Rollout(plan).rollbackFailed(state, cluster, Messages.MultiClusterDeploy_rollbackLost());
            }
        });
        for (int wave = 0; wave < plan.waves().size(); wave++) {
            // A running check comes back with its own callback.
            if (state.isGateOpen(wave) && !checking) {
                pauseThenCheck(wave);
            }
        }
    }

    private synchronized void event(UnaryOperator<RolloutState> change) {
        if (over) {
            return;
        }
        try {
            state = change.apply(state);
            advance();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void advance() {
        Rollout rollout = new Rollout(plan);
        for (Action action : rollout.next(state)) {
            state = rollout.starting(state, action);
            if (action instanceof Action.Deploy deploy) {
                deploy(deploy.cluster());
            } else if (action instanceof Action.Rollback rollback) {
                rollBack(rollback.cluster());
            } else if (action instanceof Action.OpenGate gate) {
                pauseEndsMillis = System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(pauseAfter(gate.wave()));
                pauseThenCheck(gate.wave());
            } else if (action instanceof Action.Finish finish) {
                finish(finish.outcome());
                return;
            }
        }
        getContext().saveState();
    }

    private long pauseAfter(int wave) {
        return wave == plan.waves().size() - 1 ? 0 : plan.waves().get(wave).pauseSeconds();
    }

    private void deploy(String cluster) {
        Rollout rollout = new Rollout(plan);
        // Never in this thread: an event inside a transition would see half of it.
        releases.start(cluster).whenCompleteAsync((result, failure) -> event(before -> {
            if (failure == null) {
                results.put(cluster, new ClusterResult(result));
                releases.log().say(cluster, request.plan() ? Messages.FleetLog_shown() : Messages.FleetLog_done(Spans.format(result.seconds())));
                return rollout.succeeded(before, cluster);
            }
            String reason = FleetReleases.sentence(failure);
            releases.log().say(cluster, Messages.FleetLog_failed(reason));
            return rollout.failed(before, cluster, reason);
        }), Timer.get());
    }

    private void rollBack(String cluster) {
        Rollout rollout = new Rollout(plan);
        releases.log().say(cluster, Messages.FleetLog_rollingBack());
        releases.rollBack(cluster).whenCompleteAsync((problems, failure) -> event(before -> {
            if (failure == null && problems.isEmpty()) {
                releases.log().say(cluster, Messages.FleetLog_rolledBack());
                return rollout.rolledBack(before, cluster);
            }
            String reason = failure == null ? String.join("; ", problems) : FleetReleases.sentence(failure);
            releases.log().say(cluster, Messages.FleetLog_rollbackFailed(reason));
            return rollout.rollbackFailed(before, cluster, reason);
        }), Timer.get());
    }

    private void pauseThenCheck(int wave) {
        long pause = Math.max(0, pauseEndsMillis - System.currentTimeMillis());
        if (pause > 0) {
            releases.log().say(Messages.FleetLog_pause(wave + 1, Spans.format(pause / 1000.0)));
        }
        Timer.get().schedule(() -> check(wave), pause, TimeUnit.MILLISECONDS);
    }

    private synchronized void check(int wave) {
        if (over || !state.isGateOpen(wave)) {
            return;
        }
        if (!getContext().hasBody() || request.plan()) {
            event(before -> new Rollout(plan).gatePassed(before, wave));
            return;
        }
        checking = true;
        try {
            Map<String, String> environment = new LinkedHashMap<>();
            environment.put("DEPLOY_EVENT", "wave");
            environment.put("DEPLOY_WAVE", Integer.toString(wave + 1));
            environment.put("DEPLOY_CLUSTERS", String.join(",", plan.waves().get(wave).clusters()));
            EnvironmentExpander outer = getContext().get(EnvironmentExpander.class);
            body = getContext().newBodyInvoker()
                    .withContext(EnvironmentExpander.merge(outer, EnvironmentExpander.constant(environment)))
                    .withCallback(new WaveCheck(this, wave)).start();
            getContext().saveState();
        } catch (IOException | InterruptedException e) {
            fail(e);
        }
    }

    /** The block has run after a wave. */
    synchronized void checked(int wave, Throwable failure) {
        checking = false;
        body = null;
        event(before -> failure == null ? new Rollout(plan).gatePassed(before, wave)
                : new Rollout(plan).gateFailed(before, wave, Messages.MultiClusterDeploy_checkFailed(wave + 1, FleetReleases.sentence(failure))));
    }

    private void finish(Outcome outcome) {
        over = true;
        report(outcome);
        if (outcome == Outcome.SUCCEEDED || outcome == Outcome.TOLERATED) {
            if (outcome == Outcome.TOLERATED) {
                getContext().setResult(Result.UNSTABLE);
            }
            getContext().onSuccess(summary(outcome));
        } else {
            getContext().onFailure(new AbortException(Messages.MultiClusterDeploy_failed(
                    state.stopReason() == null ? Messages.MultiClusterDeploy_tooMany(state.failures()) : state.stopReason())));
        }
    }

    private void report(Outcome outcome) {
        releases.log().table(plan, state, results, outcome);
        if (!request.plan()) {
            FleetReport.add(getContext(), plan, state, results);
        }
    }

    private LinkedHashMap<String, Object> summary(Outcome outcome) {
        List<Map<String, Object>> clusters = new ArrayList<>();
        for (String cluster : plan.clusters()) {
            Map<String, Object> one = new LinkedHashMap<>();
            ClusterResult result = results.get(cluster);
            one.put("cluster", cluster);
            one.put("wave", plan.waveOf(cluster) + 1);
            one.put("result", FleetLog.word(state, cluster));
            one.put("created", result == null ? 0L : result.created());
            one.put("changed", result == null ? 0L : result.changed());
            one.put("unchanged", result == null ? 0L : result.unchanged());
            one.put("seconds", result == null ? 0.0 : result.seconds());
            one.put("reason", state.reason(cluster));
            clusters.add(one);
        }
        LinkedHashMap<String, Object> summary = new LinkedHashMap<>();
        summary.put("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT));
        summary.put("clusters", clusters);
        return summary;
    }

    private synchronized void fail(Throwable failure) {
        if (!over) {
            over = true;
            if (releases != null) {
                releases.cancelAll();
            }
            getContext().onFailure(failure);
        }
    }

    @Override
    public synchronized void stop(Throwable cause) throws Exception {
        if (over) {
            return;
        }
        over = true;
        state = new Rollout(plan).aborted(state, String.valueOf(cause.getMessage()));
        if (releases != null) {
            releases.cancelAll();
            report(Outcome.ABORTED);
        }
        if (body != null) {
            body.cancel(cause);
        }
        getContext().onFailure(cause);
    }

    @Override
    public synchronized String getStatus() {
        long busy = state.phases().values().stream().filter(phase -> phase == Phase.DEPLOYING || phase == Phase.ROLLING_BACK).count();
        long done = state.phases().values().stream().filter(Phase.DONE::equals).count();
        return Messages.MultiClusterDeploy_status(done, plan.clusters().size(), busy);
    }
}
