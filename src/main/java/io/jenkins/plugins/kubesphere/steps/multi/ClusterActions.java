package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Run;
import io.jenkins.plugins.kubesphere.fleet.Action;
import io.jenkins.plugins.kubesphere.fleet.Event;
import io.jenkins.plugins.kubesphere.fleet.Phase;
import io.jenkins.plugins.kubesphere.fleet.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Starts on the clusters what the state machine asks for, and tells the driver what came of it. Whatever changes something needs the cluster's lock,
 * and a release one of the places that the cluster's configuration allows; a plan changes nothing and needs neither.
 */
final class ClusterActions {
    private final FleetDriver driver;
    private final FleetOrder order;
    private final FleetRecorder recorder;
    private final FleetLocks locks;
    private final SameClusters same;
    private final Preparations preparations;

    ClusterActions(FleetDriver driver, Run<?, ?> run, FleetRecorder recorder, FleetLocks locks, SameClusters same) {
        this.driver = driver;
        this.order = driver.order();
        this.recorder = recorder;
        this.locks = locks;
        this.same = same;
        this.preparations = new Preparations(driver, run, locks, same);
    }

    /** Starts those of the actions that are about a cluster. */
    void start(List<Action> actions) {
        List<ClusterWork> preparing = new ArrayList<>();
        for (Action action : actions) {
            if (action instanceof Action.Prepare prepare) {
                preparing.add(driver.work(prepare.cluster()));
            } else if (action instanceof Action.Deploy deploy) {
                ClusterWork work = driver.work(deploy.cluster());
                release(work, deploy.role(), () -> work.deploy(deploy.role()));
            } else if (action instanceof Action.TakeOver takeover) {
                recorder.log().say(takeover.primary(), order.isOnlyPlan() ? Messages.FleetLog_wouldTakeOver(takeover.standby())
                        : Messages.FleetLog_takingOver(takeover.standby()));
                ClusterWork work = driver.work(takeover.standby());
                release(work, Role.ACTIVE, () -> work.standby().takeOver(takeover.primary()));
            } else if (action instanceof Action.StandDown down) {
                standDown(driver.work(down.cluster()));
            } else if (action instanceof Action.Rollback rollback) {
                ClusterWork work = driver.work(rollback.cluster());
                locked(work, work::rollBack, reason -> new Event.RollbackFailed(work.name(), reason));
            }
        }
        if (!preparing.isEmpty()) {
            preparations.start(preparing);
        }
    }

    private void release(ClusterWork work, Role role, Supplier<CompletableFuture<Event>> change) {
        String problem = same.problem(work.name());
        if (!problem.isEmpty()) {
            driver.tell(new Event.Failed(work.name(), problem));
        } else if (order.isOnlyPlan()) {
            work.deploy(role).thenAccept(driver::tell);
        } else {
            locked(work, () -> slotted(work, change), reason -> new Event.Failed(work.name(), reason));
        }
    }

    private void locked(ClusterWork work, Supplier<CompletableFuture<Event>> change, Function<String, Event> refused) {
        locks.confirm(work).thenCompose(refusal -> refusal.isEmpty() ? change.get() : CompletableFuture.completedFuture(refused.apply(refusal)))
                .thenAccept(driver::tell);
    }

    private CompletableFuture<Event> slotted(ClusterWork work, Supplier<CompletableFuture<Event>> change) {
        return ClusterSlots.enter(work.name(), order.target(work.name()).concurrency(),
                limit -> recorder.log().say(work.name(), Messages.FleetLog_full(limit)), driver::isOver, change);
    }

    private void standDown(ClusterWork work) {
        String standby = driver.plan().rules().standbys().of(work.name());
        if (order.isOnlyPlan()) {
            recorder.log().say(work.name(), standby == null ? Messages.FleetLog_wouldBeRelieved() : Messages.FleetLog_wouldStandDown(standby));
            driver.tell(new Event.StoodDown(work.name()));
            return;
        }
        recorder.log().say(work.name(), standby == null ? Messages.FleetLog_relieved() : Messages.FleetLog_standingDown(standby));
        Function<String, Event> refused = reason -> new Event.StandDownFailed(work.name(), Messages.ClusterWork_notStoodDown(reason));
        if (standby == null) {
            locked(work, () -> relieve(work), refused);
            return;
        }
        // Only now both of them may answer: what serves would be scaled down.
        same.compare(List.of(work.name(), standby)).thenAccept(compared -> {
            String problem = same.problem(work.name());
            if (problem.isEmpty()) {
                locked(work, () -> work.standby().standDown(standby), refused);
            } else {
                driver.tell(refused.apply(problem));
            }
        });
    }

    /** A standby that stands by again; the primaries that serve need no longer say that they do not. */
    private CompletableFuture<Event> relieve(ClusterWork work) {
        return work.standby().relieve().thenCompose(event -> {
            List<CompletableFuture<Void>> notes = new ArrayList<>();
            if (event instanceof Event.StoodDown) {
                for (String primary : driver.plan().rules().standbys().primaries(work.name())) {
                    if (driver.state().phase(primary) == Phase.DONE) {
                        notes.add(driver.work(primary).standby().forgetStandby());
                    }
                }
            }
            return CompletableFuture.allOf(notes.toArray(CompletableFuture[]::new)).handle((done, failure) -> event);
        });
    }
}
