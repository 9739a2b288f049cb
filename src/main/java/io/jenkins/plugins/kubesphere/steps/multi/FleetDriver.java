package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.fleet.Action;
import io.jenkins.plugins.kubesphere.fleet.Event;
import io.jenkins.plugins.kubesphere.fleet.Outcome;
import io.jenkins.plugins.kubesphere.fleet.Phase;
import io.jenkins.plugins.kubesphere.fleet.Role;
import io.jenkins.plugins.kubesphere.fleet.Rollout;
import io.jenkins.plugins.kubesphere.fleet.RolloutPlan;
import io.jenkins.plugins.kubesphere.fleet.RolloutState;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Drives the state machine: takes events, keeps the new state in the journal, and only then starts what the machine asks for. */
final class FleetDriver {
    private static final Logger LOGGER = Logger.getLogger(FleetDriver.class.getName());
    private static final Set<Phase> UNLOCKED = Set.of(Phase.PENDING, Phase.PREPARING, Phase.LOST, Phase.FAILED, Phase.TAKEN_OVER);

    /** What the step does for its driver. */
    interface Host {
        /** Runs the block; the future gives why it failed, or null. */
        CompletableFuture<String> block(String event, String wave, List<String> clusters);

        /** Everything is over; called once. */
        void ended(Outcome outcome, String stopReason);

        /** The driver itself cannot go on; called once, instead of {@link #ended}. */
        void broken(Throwable failure);
    }

    private final FleetOrder order;
    private final Rollout rollout;
    private final Host host;
    private final FleetJournal journal;
    private final FleetRecorder recorder;
    private final FleetAction page;
    private final FleetLocks locks;
    private final SameClusters same;
    private final Map<String, ClusterWork> works = new LinkedHashMap<>();
    private final ClusterActions clusters;
    private final GateKeeper gates;
    private final BlockQuestions block;
    private final ReturnWatch returns;
    private final Inbox inbox = new Inbox(this::advance, this::isOver);
    private volatile RolloutState state;
    private volatile long pauseEndsMillis;
    private volatile int gateStep;
    private volatile boolean over;
    private volatile boolean left;

    FleetDriver(FleetOrder order, Run<?, ?> run, Host host, FleetJournal journal, FleetRecorder recorder, FleetAction page,
            FleetManifests manifests, Map<String, ClusterConnection> connections, SameClusters same) {
        this.order = order;
        this.rollout = new Rollout(order.plan());
        this.host = host;
        this.journal = journal;
        this.recorder = recorder;
        this.page = page;
        this.state = rollout.begin();
        for (FleetTarget target : order.targets()) {
            works.put(target.name(), new ClusterWork(target, connections.get(target.name()), order, manifests, journal, recorder));
        }
        this.locks = new FleetLocks(order, recorder, run, this::lockLost);
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
        return state;
    }

    Role role(String cluster) {
        return rollout.role(state, cluster);
    }

    ClusterWork work(String cluster) {
        return works.get(cluster);
    }

    FleetRecorder recorder() {
        return recorder;
    }

    boolean isOver() {
        return over;
    }

    /** The clusters that have the release. */
    List<ClusterWork> deployed() {
        RolloutState now = state;
        return works.values().stream().filter(work -> now.phase(work.name()) == Phase.DONE).toList();
    }

    /** Begins, or goes on from what the journal says. */
    void start(FleetJournal.Progress progress) {
        RunningDrivers.add(order.id(), this);
        page.control(order.id(), gates::decided);
        returns.start();
        if (progress == null) {
            inbox.begin();
            return;
        }
        state = progress.state();
        pauseEndsMillis = progress.pauseEndsMillis();
        gateStep = progress.gateStep();
        List<ClusterWork> locked = works.values().stream().filter(work -> !UNLOCKED.contains(state.phase(work.name()))).toList();
        (order.isOnlyPlan() || locked.isEmpty() ? CompletableFuture.completedFuture(Map.<String, String>of())
                : same.compare(locked.stream().map(ClusterWork::name).toList()).thenCompose(compared -> locks.acquire(locked)))
                .whenCompleteAsync((refusals, failure) -> takeUp(), Computer.threadPoolForRemoting);
    }

    private void takeUp() {
        clusters.start(rollout.inFlight(state));
        if (state.check() != null) {
            block.ask(state.check());
        }
        for (int wave = 0; wave < plan().waves().size(); wave++) {
            if (state.isGateOpen(wave)) {
                gates.open(wave, gateStep, pauseEndsMillis);
            }
        }
        inbox.begin();
    }

    void tell(Event event) {
        inbox.add(event);
    }

    private void advance(List<Event> events) {
        try {
            RolloutState before = state;
            List<Action> actions = new ArrayList<>();
            RolloutState heard = after(before, events);
            RolloutState next = starting(heard, actions);
            actions.stream().filter(Action.OpenGate.class::isInstance).forEach(gate -> {
                gateStep = 0;
                pauseEndsMillis = System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(pauseAfter(((Action.OpenGate) gate).wave()));
            });
            state = next;
            // What has come to an end is told first, then what begins in its place; also of a cluster that fails and goes back at once.
            recorder.transition(before, heard);
            recorder.transition(heard, next);
            stored();
            perform(actions);
            returns.moved(before, next);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private RolloutState after(RolloutState before, List<Event> events) {
        RolloutState next = before;
        for (Event event : events) {
            try {
                next = rollout.after(next, event);
            } catch (IllegalStateException late) {
                LOGGER.log(Level.FINE, "an event came too late: {0}", late.getMessage());
            }
        }
        return next;
    }

    /** Adds what is to be started, and gives the state in which it has been. */
    private RolloutState starting(RolloutState state, List<Action> actions) {
        RolloutState next = state;
        for (List<Action> more = rollout.next(next); !more.isEmpty(); more = rollout.next(next)) {
            for (Action action : more) {
                next = rollout.starting(next, action);
            }
            actions.addAll(more);
            if (more.get(0) instanceof Action.Finish) {
                break;
            }
        }
        return next;
    }

    private long pauseAfter(int wave) {
        return wave == plan().waves().size() - 1 || order.isOnlyPlan() ? 0 : plan().waves().get(wave).pauseSeconds();
    }

    private void perform(List<Action> actions) {
        clusters.start(actions);
        for (Action action : actions) {
            if (action instanceof Action.OpenGate gate) {
                gates.open(gate.wave(), gateStep, pauseEndsMillis);
            } else if (action instanceof Action.Ask ask) {
                block.ask(ask.check());
            } else if (action instanceof Action.Finish finish) {
                finish(finish.outcome());
            }
        }
    }

    /** Writes down how far everything is. */
    synchronized void stored() {
        if (left) {
            return;
        }
        try {
            journal.store(new FleetJournal.Progress(state, pauseEndsMillis, gateStep));
            page.store(recorder.record());
        } catch (IOException e) {
            fail(e);
        }
    }

    /** So many steps of the open gate are done. */
    void gateStep(int done) {
        gateStep = done;
        stored();
    }

    private void lockLost(String cluster, String reason) {
        recorder.log().say(cluster, reason);
        work(cluster).cancel(reason);
    }

    private void finish(Outcome outcome) {
        if (end()) {
            recorder.close(state, outcome, this::stored);
            locks.close().handle((done, failure) -> null)
                    .thenAcceptAsync(done -> host.ended(outcome, state.stopReason()), Computer.threadPoolForRemoting);
        }
    }

    private synchronized boolean end() {
        if (over) {
            return false;
        }
        over = true;
        RunningDrivers.remove(order.id(), this);
        page.control(order.id(), null);
        return true;
    }

    private void fail(Throwable failure) {
        if (end()) {
            works.values().forEach(work -> work.cancel(null));
            locks.close();
            host.broken(failure);
        }
    }

    /** Somebody stops the build: no further cluster is begun, what runs is cut off, all is reported; returns at once. */
    void abort(Throwable cause) {
        if (end()) {
            works.values().forEach(work -> work.cancel(null));
            state = rollout.after(state, new Event.Aborted(String.valueOf(cause.getMessage())));
            Computer.threadPoolForRemoting.execute(() -> {
                recorder.close(state, Outcome.ABORTED, this::stored);
                locks.close();
            });
        }
    }

    /** Starts and writes down nothing more, and keeps the locks, which whoever takes the release up has as well. */
    void leave() {
        synchronized (this) {
            over = true;
            left = true;
        }
        locks.leave();
        works.values().forEach(work -> work.cancel(null));
    }
}
