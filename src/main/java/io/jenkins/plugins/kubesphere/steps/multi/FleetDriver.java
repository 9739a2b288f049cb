package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.fleet.Action;
import io.jenkins.plugins.kubesphere.fleet.Check;
import io.jenkins.plugins.kubesphere.fleet.Event;
import io.jenkins.plugins.kubesphere.fleet.Outcome;
import io.jenkins.plugins.kubesphere.fleet.Phase;
import io.jenkins.plugins.kubesphere.fleet.Role;
import io.jenkins.plugins.kubesphere.fleet.Rollout;
import io.jenkins.plugins.kubesphere.fleet.RolloutPlan;
import io.jenkins.plugins.kubesphere.fleet.RolloutState;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.FleetSentence;
import io.jenkins.plugins.kubesphere.report.fleet.GateRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Drives the state machine: takes events one after the other, keeps the new state in the journal, then starts what the machine asks for. Events that
 * come meanwhile wait in a queue and are taken together, so that a hundred clusters do not mean a hundred writes. No thread waits here.
 */
final class FleetDriver {
    private static final Logger LOGGER = Logger.getLogger(FleetDriver.class.getName());
    private static final Map<String, FleetDriver> RUNNING = new ConcurrentHashMap<>();
    private static final int PROBES = 3;
    private static final long LOOK_FOR_RETURNED_MILLIS = 10_000;

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
    private final Run<?, ?> run;
    private final Host host;
    private final FleetJournal journal;
    private final FleetRecorder recorder;
    private final FleetAction page;
    private final FleetLocks locks;
    private final GateKeeper gates;
    private final Map<String, ClusterWork> works = new LinkedHashMap<>();
    private final Queue<Event> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private volatile RolloutState state;
    private volatile long pauseEndsMillis;
    private volatile int gateStep;
    private volatile boolean over;
    private volatile boolean left;

    FleetDriver(FleetOrder order, Run<?, ?> run, Host host, FleetJournal journal, FleetRecorder recorder, FleetAction page,
            FleetManifests manifests, Map<String, ClusterConnection> connections) {
        this.order = order;
        this.rollout = new Rollout(order.plan());
        this.run = run;
        this.host = host;
        this.journal = journal;
        this.recorder = recorder;
        this.page = page;
        this.locks = new FleetLocks(order, recorder, run, this::lockLost);
        this.gates = new GateKeeper(this, recorder);
        this.state = rollout.begin();
        for (FleetTarget target : order.targets()) {
            works.put(target.name(), new ClusterWork(target, connections.get(target.name()), order, manifests, journal, recorder));
        }
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

    String address() {
        return BuildAddress.of(run) + "fleet/";
    }

    boolean isOver() {
        return over;
    }

    /** The clusters that have the release. */
    List<ClusterWork> deployed() {
        RolloutState now = state;
        return works.values().stream().filter(work -> now.phase(work.name()) == Phase.DONE).toList();
    }

    /**
     * Makes way for the one that takes a release up: a controller that loads its jobs anew in the same process leaves the former one behind. It starts
     * and writes down nothing more, and keeps the locks, which the next one has as well.
     */
    static void leave(String id) {
        FleetDriver former = RUNNING.remove(id);
        if (former != null) {
            synchronized (former) {
                former.over = true;
                former.left = true;
            }
            former.locks.leave();
            former.works.values().forEach(work -> work.cancel(null));
        }
    }

    /** The controller stops; the releases go on when it is back. */
    static void leaveAll() {
        RUNNING.keySet().forEach(FleetDriver::leave);
    }

    /** Begins, or goes on from what the journal says. */
    void start(FleetJournal.Progress progress) {
        RUNNING.put(order.id(), this);
        page.control(order.id(), gates::decided);
        lookForReturned();
        if (progress == null) {
            wake(true);
            return;
        }
        state = progress.state();
        pauseEndsMillis = progress.pauseEndsMillis();
        gateStep = progress.gateStep();
        List<ClusterWork> locked = works.values().stream().filter(work -> state.phase(work.name()) != Phase.PENDING
                && state.phase(work.name()) != Phase.LOST && state.phase(work.name()) != Phase.FAILED
                && state.phase(work.name()) != Phase.TAKEN_OVER && state.phase(work.name()) != Phase.PREPARING).toList();
        (order.isOnlyPlan() || locked.isEmpty() ? CompletableFuture.completedFuture(Map.<String, String>of()) : locks.acquire(locked))
                .whenCompleteAsync((refusals, failure) -> takeUp(), Computer.threadPoolForRemoting);
    }

    private void takeUp() {
        perform(rollout.inFlight(state));
        if (state.check() != null) {
            ask(state.check());
        }
        for (int wave = 0; wave < plan().waves().size(); wave++) {
            if (state.isGateOpen(wave)) {
                openGate(wave);
            }
        }
        wake(true);
    }

    void tell(Event event) {
        inbox.add(event);
        wake(false);
    }

    private void wake(boolean always) {
        if (draining.compareAndSet(false, true)) {
            Computer.threadPoolForRemoting.execute(() -> drain(always));
        }
    }

    private void drain(boolean always) {
        boolean first = always;
        try {
            while (!over && (first || !inbox.isEmpty())) {
                first = false;
                advance();
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        } finally {
            draining.set(false);
        }
        if (!over && !inbox.isEmpty()) {
            wake(false);
        }
    }

    private void advance() throws IOException {
        RolloutState before = state;
        RolloutState next = before;
        for (Event event = inbox.poll(); event != null; event = inbox.poll()) {
            try {
                next = rollout.after(next, event);
            } catch (IllegalStateException late) {
                LOGGER.log(Level.FINE, "an event came too late: {0}", late.getMessage());
            }
        }
        List<Action> actions = new ArrayList<>();
        for (List<Action> more = rollout.next(next); !more.isEmpty(); more = rollout.next(next)) {
            for (Action action : more) {
                next = rollout.starting(next, action);
            }
            actions.addAll(more);
            if (more.get(0) instanceof Action.Finish) {
                break;
            }
        }
        for (Action action : actions) {
            if (action instanceof Action.OpenGate gate) {
                gateStep = 0;
                pauseEndsMillis = System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(pauseAfter(gate.wave()));
            }
        }
        state = next;
        recorder.transition(before, next);
        stored();
        perform(actions);
        for (String cluster : plan().clusters()) {
            if (next.phase(cluster) == Phase.TAKEN_OVER && before.phase(cluster) != Phase.TAKEN_OVER) {
                lookForReturned(work(cluster));
            }
        }
    }

    private long pauseAfter(int wave) {
        return wave == plan().waves().size() - 1 || order.isOnlyPlan() ? 0 : plan().waves().get(wave).pauseSeconds();
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

    void gateStep(int done) {
        gateStep = done;
        stored();
    }

    private void perform(List<Action> actions) {
        List<ClusterWork> preparing = new ArrayList<>();
        for (Action action : actions) {
            if (action instanceof Action.Prepare prepare) {
                preparing.add(work(prepare.cluster()));
            } else if (action instanceof Action.Deploy deploy) {
                deploy(work(deploy.cluster()), deploy.role());
            } else if (action instanceof Action.TakeOver takeover) {
                recorder.log().say(takeover.primary(), Messages.FleetLog_takingOver(takeover.standby()));
                ClusterWork work = work(takeover.standby());
                if (order.isOnlyPlan()) {
                    work.deploy(Role.ACTIVE).thenAccept(this::tell);
                    continue;
                }
                locked(work, () -> slotted(work, () -> work.takeOver(takeover.primary())), reason -> new Event.Failed(work.name(), reason));
            } else if (action instanceof Action.StandDown down) {
                standDown(down.cluster());
            } else if (action instanceof Action.Rollback rollback) {
                ClusterWork work = work(rollback.cluster());
                locked(work, work::rollBack, reason -> new Event.RollbackFailed(work.name(), reason));
            } else if (action instanceof Action.OpenGate gate) {
                openGate(gate.wave());
            } else if (action instanceof Action.Ask ask) {
                ask(ask.check());
            } else if (action instanceof Action.Finish finish) {
                finish(finish.outcome());
            }
        }
        if (!preparing.isEmpty()) {
            prepare(preparing);
        }
    }

    private void prepare(List<ClusterWork> preparing) {
        boolean first = state.started().isEmpty();
        Duration patience = first ? order.lostAfter().dividedBy(PROBES) : order.lostAfter();
        Map<ClusterWork, CompletableFuture<Boolean>> answers = new LinkedHashMap<>();
        preparing.forEach(work -> answers.put(work, work.feel(patience)));
        CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new)).thenCompose(done -> {
            List<ClusterWork> there = new ArrayList<>();
            answers.forEach((work, answer) -> {
                if (answer.join()) {
                    there.add(work);
                } else {
                    tell(new Event.Lost(work.name(), work.lostSentence()));
                }
            });
            return order.isOnlyPlan() || there.isEmpty() ? look(there, Map.of()) : locks.acquire(there).thenCompose(refusals -> look(there, refusals));
        });
    }

    private CompletableFuture<Void> look(List<ClusterWork> there, Map<String, String> refusals) {
        for (ClusterWork work : there) {
            String refusal = refusals.getOrDefault(work.name(), "");
            if (refusal.isEmpty()) {
                work.look(run).thenAccept(this::tell);
            } else {
                tell(new Event.Refused(work.name(), refusal));
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    private void deploy(ClusterWork work, Role role) {
        Supplier<CompletableFuture<Event>> release = () -> work.deploy(role);
        if (order.isOnlyPlan()) {
            release.get().thenAccept(this::tell);
        } else {
            locked(work, () -> slotted(work, release), reason -> new Event.Failed(work.name(), reason));
        }
    }

    /** Changes something only while this release has the cluster's lock. */
    private void locked(ClusterWork work, Supplier<CompletableFuture<Event>> change, Function<String, Event> refused) {
        locks.confirm(work).thenCompose(refusal -> refusal.isEmpty() ? change.get() : CompletableFuture.completedFuture(refused.apply(refusal)))
                .thenAccept(this::tell);
    }

    /** Not more releases at once than the cluster's configuration allows. */
    private CompletableFuture<Event> slotted(ClusterWork work, Supplier<CompletableFuture<Event>> change) {
        return ClusterSlots.enter(work.name(), order.target(work.name()).concurrency(),
                limit -> recorder.log().say(work.name(), Messages.FleetLog_full(limit)), () -> over, change);
    }

    private void standDown(String cluster) {
        String standby = plan().rules().standbys().of(cluster);
        if (standby != null) {
            recorder.log().say(cluster, Messages.FleetLog_standingDown(standby));
            if (order.isOnlyPlan()) {
                tell(new Event.StoodDown(cluster));
                return;
            }
            locked(work(cluster), () -> work(cluster).standDown(standby), reason -> notStoodDown(cluster, reason));
            return;
        }
        recorder.log().say(cluster, Messages.FleetLog_relieved());
        if (order.isOnlyPlan()) {
            tell(new Event.StoodDown(cluster));
            return;
        }
        locked(work(cluster), () -> relieve(cluster), reason -> notStoodDown(cluster, reason));
    }

    private static Event notStoodDown(String cluster, String reason) {
        return new Event.StandDownFailed(cluster, Messages.ClusterWork_notStoodDown(reason));
    }

    private CompletableFuture<Event> relieve(String cluster) {
        return work(cluster).relieve().thenCompose(event -> {
            List<CompletableFuture<Void>> notes = new ArrayList<>();
            if (event instanceof Event.StoodDown) {
                for (String primary : plan().rules().standbys().primaries(cluster)) {
                    if (state.phase(primary) == Phase.DONE) {
                        notes.add(work(primary).forgetStandby());
                    }
                }
            }
            return CompletableFuture.allOf(notes.toArray(CompletableFuture[]::new)).handle((done, failure) -> event);
        });
    }

    private void openGate(int wave) {
        gates.pass(wave, gateStep, pauseEndsMillis).thenAccept(reason -> {
            if (over) {
                return;
            }
            recorder.gate(wave, known -> reason == null ? known.in(GateRecord.PASSED, "") : known.in(GateRecord.FAILED, recorder.masked(reason)));
            if (reason != null) {
                recorder.log().say(Messages.FleetLog_gateFailed(wave + 1, reason));
            }
            tell(reason == null ? new Event.GatePassed(wave) : new Event.GateFailed(wave, reason));
        });
    }

    private void ask(Check check) {
        List<String> clusters = switch (check.kind()) {
            case TAKEOVER -> List.of(plan().rules().standbys().of(check.cluster()));
            case FAILBACK -> List.of(check.cluster());
            case ROLLBACK -> plan().clusters().stream()
                    .filter(cluster -> state.phase(cluster) == Phase.ROLLED_BACK || state.phase(cluster) == Phase.ROLLBACK_FAILED).toList();
        };
        int wave = check.cluster().isEmpty() ? -1 : plan().waveOf(check.cluster());
        block(check.kind().word(), wave, clusters).thenAccept(reason -> {
            String problem = reason == null ? null : Messages.FleetDriver_checkFailed(check.kind().word(), reason);
            if (problem != null) {
                recorder.log().say(problem);
            }
            tell(problem == null ? new Event.CheckPassed(check) : new Event.CheckFailed(check, problem));
        });
    }

    /** Runs the block; {@code wave} is counted from 0, -1 for none. */
    CompletableFuture<String> block(String event, int wave, List<String> clusters) {
        return host.block(event, wave < 0 ? "" : Integer.toString(wave + 1), clusters);
    }

    /** As long as the release goes on, primaries that were replaced are asked now and then whether they are back. */
    private void lookForReturned() {
        CompletableFuture.delayedExecutor(Math.min(LOOK_FOR_RETURNED_MILLIS, order.lostAfter().toMillis()), TimeUnit.MILLISECONDS).execute(() -> {
            if (over) {
                return;
            }
            for (ClusterWork work : works.values()) {
                if (state.phase(work.name()) == Phase.TAKEN_OVER) {
                    lookForReturned(work);
                }
            }
            lookForReturned();
        });
    }

    private void lookForReturned(ClusterWork work) {
        work.answers().thenAccept(answers -> {
            if (answers) {
                tell(new Event.Returned(work.name()));
            }
        });
    }

    private void lockLost(String cluster, String reason) {
        recorder.log().say(cluster, reason);
        work(cluster).cancel(reason);
    }

    private void finish(Outcome outcome) {
        if (!end()) {
            return;
        }
        recorder.close(state);
        recorder.log().table(recorder.record().getClusters());
        String how = outcome.name().toLowerCase(Locale.ROOT);
        long now = System.currentTimeMillis();
        String sentence = FleetSentence.atEnd(recorder.record(), how, now);
        recorder.record().end(how, sentence, now);
        recorder.log().say(sentence);
        stored();
        recorder.finished();
        if (!order.isOnlyPlan()) {
            FleetReport.add(run, recorder.record());
        }
        locks.close().handle((done, failure) -> null).thenAcceptAsync(done -> host.ended(outcome, state.stopReason()), Computer.threadPoolForRemoting);
    }

    private synchronized boolean end() {
        if (over) {
            return false;
        }
        over = true;
        RUNNING.remove(order.id(), this);
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
        if (!end()) {
            return;
        }
        works.values().forEach(work -> work.cancel(null));
        RolloutState before = state;
        state = rollout.after(before, new Event.Aborted(String.valueOf(cause.getMessage())));
        Computer.threadPoolForRemoting.execute(() -> {
            recorder.close(state);
            recorder.log().table(recorder.record().getClusters());
            long now = System.currentTimeMillis();
            String sentence = FleetSentence.atEnd(recorder.record(), "aborted", now);
            recorder.record().end("aborted", sentence, now);
            recorder.log().say(sentence);
            stored();
            recorder.finished();
            if (!order.isOnlyPlan()) {
                FleetReport.add(run, recorder.record());
            }
            locks.close();
        });
    }

    FleetRecorder recorder() {
        return recorder;
    }
}
