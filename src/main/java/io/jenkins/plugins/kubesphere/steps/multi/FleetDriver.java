package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.fleet.Action;
import io.jenkins.plugins.kubesphere.fleet.Advance;
import io.jenkins.plugins.kubesphere.fleet.Event;
import io.jenkins.plugins.kubesphere.fleet.Phase;
import io.jenkins.plugins.kubesphere.fleet.Role;
import io.jenkins.plugins.kubesphere.fleet.Rollout;
import io.jenkins.plugins.kubesphere.fleet.RolloutPlan;
import io.jenkins.plugins.kubesphere.fleet.RolloutState;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Drives the state machine: takes events, keeps the new state in the journal, and only then starts what the machine asks for. */
final class FleetDriver {
    private static final Set<Phase> UNLOCKED = Set.of(Phase.PENDING, Phase.PREPARING, Phase.LOST, Phase.FAILED, Phase.TAKEN_OVER);

    private final FleetOrder order;
    private final Rollout rollout;
    private final ProgressKeeper progress;
    private final FleetRecorder recorder;
    private final FleetAction page;
    private final Ending ending;
    private final FleetLocks locks;
    private final SameClusters same;
    private final Map<String, ClusterWork> works = new LinkedHashMap<>();
    private final ClusterActions clusters;
    private final GateKeeper gates;
    private final BlockQuestions block;
    private final ReturnWatch returns;
    private final Inbox inbox = new Inbox(this::advance, this::isOver);

    FleetDriver(FleetOrder order, Run<?, ?> run, FleetHost host, FleetJournal journal, FleetRecorder recorder, FleetAction page,
            FleetManifests manifests, Map<String, ClusterConnection> connections, SameClusters same) {
        this.order = order;
        this.rollout = new Rollout(order.plan());
        this.recorder = recorder;
        this.page = page;
        this.progress = new ProgressKeeper(rollout.begin(), journal, page, recorder.record());
        for (FleetTarget target : order.targets()) {
            works.put(target.name(), new ClusterWork(target, connections.get(target.name()), order, manifests, journal, recorder));
        }
        this.locks = new FleetLocks(order, recorder, run, this::lockLost);
        this.ending = new Ending(this, host, page, locks, works.values());
        this.same = same;
        this.clusters = new ClusterActions(this, run, recorder, locks, same);
        this.block = new BlockQuestions(this, host, recorder);
        this.gates = new GateKeeper(this, recorder, BuildAddress.of(run) + "fleet/", block);
        this.returns = new ReturnWatch(this, works.values());
    }

    FleetOrder order() {
        return order;
    }

    RolloutPlan plan() {
        return order.plan();
    }

    RolloutState state() {
        return progress.state();
    }

    Role role(String cluster) {
        return rollout.role(state(), cluster);
    }

    ClusterWork work(String cluster) {
        return works.get(cluster);
    }

    FleetRecorder recorder() {
        return recorder;
    }

    boolean isOver() {
        return ending.isOver();
    }

    /** The clusters that have the release. */
    List<ClusterWork> deployed() {
        RolloutState now = state();
        return works.values().stream().filter(work -> now.phase(work.name()) == Phase.DONE).toList();
    }

    /** Begins, or goes on from what the journal says. */
    void start(FleetJournal.Progress before) {
        RunningDrivers.add(order.id(), this);
        page.control(order.id(), gates::decided);
        returns.start();
        if (before == null) {
            inbox.begin();
            return;
        }
        progress.takeUp(before);
        List<ClusterWork> locked = works.values().stream().filter(work -> !UNLOCKED.contains(state().phase(work.name()))).toList();
        (order.isOnlyPlan() || locked.isEmpty() ? CompletableFuture.completedFuture(Map.<String, String>of())
                : same.compare(locked.stream().map(ClusterWork::name).toList()).thenCompose(compared -> locks.acquire(locked)))
                .whenCompleteAsync((refusals, failure) -> takeUp(), Computer.threadPoolForRemoting);
    }

    private void takeUp() {
        RolloutState now = state();
        clusters.start(rollout.inFlight(now));
        if (now.check() != null) {
            block.ask(now.check());
        }
        for (int wave = 0; wave < plan().waves().size(); wave++) {
            if (now.isGateOpen(wave)) {
                gates.open(wave, progress.gateStep(), progress.pauseEndsMillis());
            }
        }
        inbox.begin();
    }

    void tell(Event event) {
        inbox.add(event);
    }

    private void advance(List<Event> events) {
        try {
            RolloutState before = state();
            Advance advance = rollout.advance(before, events);
            advance.actions().stream().filter(Action.OpenGate.class::isInstance)
                    .forEach(gate -> progress.gateOpens(pauseAfter(((Action.OpenGate) gate).wave())));
            progress.is(advance.next());
            // What has come to an end is told first, then what begins in its place; also of a cluster that fails and goes back at once.
            recorder.transition(before, advance.heard());
            recorder.transition(advance.heard(), advance.next());
            stored();
            perform(advance.actions());
            returns.moved(before, advance.next());
        } catch (RuntimeException e) {
            ending.broken(e);
        }
    }

    private Duration pauseAfter(int wave) {
        return Duration.ofSeconds(wave == plan().waves().size() - 1 || order.isOnlyPlan() ? 0 : plan().waves().get(wave).pauseSeconds());
    }

    private void perform(List<Action> actions) {
        clusters.start(actions);
        for (Action action : actions) {
            if (action instanceof Action.OpenGate gate) {
                gates.open(gate.wave(), progress.gateStep(), progress.pauseEndsMillis());
            } else if (action instanceof Action.Ask ask) {
                block.ask(ask.check());
            } else if (action instanceof Action.Finish finish) {
                ending.done(finish.outcome());
            }
        }
    }

    /** Writes down how far everything is. */
    void stored() {
        try {
            progress.store();
        } catch (IOException e) {
            ending.broken(e);
        }
    }

    /** So many steps of the open gate are done. */
    void gateStep(int done) {
        progress.gateStep(done);
        stored();
    }

    private void lockLost(String cluster, String reason) {
        recorder.log().say(cluster, reason);
        work(cluster).cancel(reason);
    }

    /** Somebody stops the build: no further cluster is begun. */
    void abort(Throwable cause) {
        ending.aborted(() -> progress.is(rollout.after(state(), new Event.Aborted(String.valueOf(cause.getMessage())))));
    }

    /** Starts and writes down nothing more. */
    void leave() {
        ending.left(progress::leave);
    }
}
