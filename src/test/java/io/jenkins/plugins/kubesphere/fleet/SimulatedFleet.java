package io.jenkins.plugins.kubesphere.fleet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Clusters that come and go at random, what is really noted and running there, and the promises that must hold at each moment. */
final class SimulatedFleet {

    /** One cluster as it really is. */
    private static final class Place {
        private boolean reachable;
        private boolean active;
        private final Set<String> servesFor = new TreeSet<>();
        private String replacedBy;

        Place copy() {
            Place copy = new Place();
            copy.active = active;
            copy.servesFor.addAll(servesFor);
            copy.replacedBy = replacedBy;
            return copy;
        }

        void become(Place before) {
            active = before.active;
            servesFor.clear();
            servesFor.addAll(before.servesFor);
            replacedBy = before.replacedBy;
        }
    }

    private final RolloutPlan plan;
    private final Standbys standbys;
    private final Random random;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Place> before = new HashMap<>();
    private final Map<String, Action> running = new LinkedHashMap<>();
    private final Set<String> silent = new LinkedHashSet<>();
    private final Set<String> stoodDown = new LinkedHashSet<>();
    private final List<String> restored = new ArrayList<>();
    private final Set<String> deployed = new LinkedHashSet<>();
    private final List<String> history = new ArrayList<>();
    private Integer gate;
    private Check check;
    private boolean stopped;

    SimulatedFleet(RolloutPlan plan, Random random) {
        this.plan = plan;
        this.standbys = plan.rules().standbys();
        this.random = random;
        for (String cluster : plan.clusters()) {
            Place place = new Place();
            place.reachable = random.nextInt(8) > 0;
            place.active = !standbys.isStandby(cluster);
            places.put(cluster, place);
        }
        for (String cluster : plan.clusters()) {
            String standby = standbys.of(cluster);
            if (standby != null && random.nextInt(4) == 0) {
                // An earlier release has handed it over; the primary may not know.
                places.get(standby).active = true;
                places.get(standby).servesFor.add(cluster);
                if (random.nextBoolean()) {
                    places.get(cluster).replacedBy = standby;
                    places.get(cluster).active = false;
                }
            }
        }
    }

    List<Action> underWay() {
        return List.copyOf(running.values());
    }

    /** What has happened so far, a line each. */
    String story() {
        return String.join("\n", history);
    }

    boolean isBusy() {
        return !running.isEmpty() || gate != null || check != null;
    }

    private Place place(String cluster) {
        return places.get(cluster);
    }

    /** Checks that an action may begin in a state. */
    void begins(RolloutState state, Action action) {
        history.add("-> " + action);
        if (action instanceof Action.Prepare prepare) {
            start(prepare.cluster(), action);
        } else if (action instanceof Action.Deploy deploy) {
            deploys(state, deploy);
        } else if (action instanceof Action.TakeOver takeover) {
            assertFalse("nothing is touched after a stop", stopped);
            assertTrue("only what does not answer is replaced", silent.contains(takeover.primary()));
            keep(takeover.standby());
            start(takeover.standby(), action);
        } else if (action instanceof Action.StandDown down) {
            if (standbys.isStandby(down.cluster())) {
                keep(down.cluster());
            }
            start(down.cluster(), action);
        } else if (action instanceof Action.Rollback rollback) {
            assertTrue("rollback only after a stop", stopped && !state.isAborted());
            assertTrue("each cluster goes back once", !restored.contains(rollback.cluster()));
            assertTrue("only what was touched goes back", before.containsKey(rollback.cluster()));
            restored.add(rollback.cluster());
            start(rollback.cluster(), action);
            long together = running.values().stream().filter(Action.Rollback.class::isInstance).count();
            assertTrue("not more go back at once than went there", together <= plan.waves().get(plan.waveOf(rollback.cluster())).maxParallel());
        } else if (action instanceof Action.OpenGate open) {
            assertTrue("one gate, no check beside it", gate == null && check == null);
            gate = open.wave();
        } else if (action instanceof Action.Ask ask) {
            assertTrue("the block runs once at a time", gate == null && check == null);
            check = ask.check();
        }
    }

    private void require(boolean holds, String promise, RolloutState state) {
        if (!holds) {
            throw new AssertionError(promise + "\n" + state.phases() + "\nstopped because: " + state.stopReason() + "\n" + story());
        }
    }

    private void start(String cluster, Action action) {
        assertTrue(story() + "\none thing at a time on " + cluster + ": " + running.get(cluster) + " and " + action, running.put(cluster, action) == null);
    }

    private void keep(String cluster) {
        before.putIfAbsent(cluster, place(cluster).copy());
    }

    private void deploys(RolloutState state, Action.Deploy deploy) {
        String cluster = deploy.cluster();
        assertFalse("nothing is touched after a stop", stopped);
        assertTrue("no cluster is done twice", deployed.add(cluster));
        int wave = plan.waveOf(cluster);
        long together = plan.waves().get(wave).clusters().stream().filter(other -> running.get(other) instanceof Action.Deploy).count();
        assertTrue("at most maxParallel at once", together < plan.waves().get(wave).maxParallel());
        for (int earlier = 0; earlier < wave; earlier++) {
            for (String other : plan.waves().get(earlier).clusters()) {
                boolean worksForAnother = state.phase(other) == Phase.STANDING_DOWN || state.phase(other) == Phase.TAKING_OVER;
                require(state.phase(other).isSettled() || worksForAnother && standbys.isStandby(other), "waves in order", state);
            }
            assertTrue("gates in order", !plan.isGated(earlier) || state.isGatePassed(earlier));
        }
        boolean replaced = standbys.of(cluster) != null && place(standbys.of(cluster)).servesFor.contains(cluster)
                && place(standbys.of(cluster)).reachable;
        if (replaced && state.isReplaced(cluster)) {
            assertTrue("a replaced primary stands down before anything else", stoodDown.contains(cluster));
        }
        if (standbys.isStandby(cluster)) {
            assertEquals("a standby is active only for a primary it serves for", state.servingStandbys().contains(cluster), deploy.role() == Role.ACTIVE);
        }
        keep(cluster);
        start(cluster, deploy);
    }

    /** Something happens: a cluster comes or goes, work ends, somebody decides. Null when it is nothing that the machine hears of. */
    Event happens(RolloutState state) {
        if (random.nextInt(6) == 0) {
            List<String> names = plan.clusters();
            Place any = place(names.get(random.nextInt(names.size())));
            any.reachable = random.nextInt(4) > 0;
        }
        if (random.nextInt(60) == 0 && !stopped) {
            return new Event.Aborted("aborted by somebody");
        }
        if (random.nextInt(4) == 0) {
            for (String cluster : plan.clusters()) {
                if (state.phase(cluster) == Phase.TAKEN_OVER && place(cluster).reachable) {
                    return new Event.Returned(cluster);
                }
            }
        }
        boolean good = random.nextInt(8) > 0;
        if (check != null && (running.isEmpty() || random.nextBoolean())) {
            Check asked = check;
            check = null;
            return good ? new Event.CheckPassed(asked) : new Event.CheckFailed(asked, "the block failed");
        }
        if (gate != null && (running.isEmpty() || random.nextBoolean())) {
            int wave = gate;
            gate = null;
            return good ? new Event.GatePassed(wave) : new Event.GateFailed(wave, "not approved");
        }
        if (running.isEmpty()) {
            return null;
        }
        List<String> busy = List.copyOf(running.keySet());
        String cluster = busy.get(random.nextInt(busy.size()));
        return ends(state, cluster, running.remove(cluster), good);
    }

    private Event ends(RolloutState state, String cluster, Action action, boolean good) {
        Place place = place(cluster);
        if (action instanceof Action.Prepare) {
            return !place.reachable ? new Event.Lost(cluster, "no answer") : random.nextInt(25) == 0 ? new Event.Refused(cluster, "locked")
                    : new Event.Prepared(cluster, Set.copyOf(place.servesFor), place.replacedBy);
        }
        if (action instanceof Action.Deploy deploy) {
            if (!place.reachable) {
                return new Event.Lost(cluster, "no answer");
            }
            place.active = deploy.role() == Role.ACTIVE && (good || random.nextBoolean() || place.active);
            return good ? new Event.Deployed(cluster) : new Event.Failed(cluster, "not ready");
        }
        if (action instanceof Action.TakeOver takeover) {
            if (!place.reachable) {
                return new Event.Lost(cluster, "no answer");
            }
            place.servesFor.add(takeover.primary());
            place.active = true;
            return good ? new Event.Deployed(cluster) : new Event.Failed(cluster, "not ready");
        }
        if (action instanceof Action.StandDown) {
            return standsDown(state, cluster, place, good);
        }
        if (!place.reachable || !good) {
            return new Event.RollbackFailed(cluster, "no answer");
        }
        place.become(before.get(cluster));
        return new Event.RolledBack(cluster);
    }

    private Event standsDown(RolloutState state, String cluster, Place place, boolean good) {
        if (!place.reachable || !good) {
            return new Event.StandDownFailed(cluster, "no answer");
        }
        place.active = false;
        if (standbys.isStandby(cluster)) {
            place.servesFor.clear();
            standbys.primaries(cluster).stream().filter(primary -> state.phase(primary) == Phase.DONE).forEach(primary -> place(primary).replacedBy = null);
        } else {
            stoodDown.add(cluster);
            place.replacedBy = standbys.of(cluster);
        }
        return new Event.StoodDown(cluster);
    }

    /** Notes what the machine has been told. */
    void heard(Event event, RolloutState after) {
        history.add(event.toString());
        stopped |= after.stopReason() != null;
        if (event instanceof Event.Lost lost) {
            silent.add(lost.cluster());
        } else if (event instanceof Event.Prepared prepared) {
            silent.remove(prepared.cluster());
        }
        if (after.stopReason() != null) {
            gate = null;
        }
    }

    void checkEnd(RolloutState state, Outcome outcome) {
        assertTrue("nothing runs on", running.isEmpty() || outcome == Outcome.ABORTED);
        if (outcome == Outcome.SUCCEEDED) {
            assertTrue(state.phases().values().stream().allMatch(Phase.DONE::equals));
        }
        if (outcome == Outcome.FAILED && state.stopReason() != null && plan.rules().onFailure() == OnFailure.ROLLBACK_ALL) {
            List<String> backwards = new ArrayList<>(state.started());
            Collections.reverse(backwards);
            require(backwards.equals(restored), "everything touched went back, the last one first: " + backwards + " " + restored, state);
        }
        if (outcome == Outcome.FAILED && state.stopReason() != null && plan.rules().onFailure() == OnFailure.ROLLBACK) {
            for (String cluster : before.keySet()) {
                require(state.phase(cluster) != Phase.FAILED || !state.started().contains(cluster), "what was touched and failed went back: " + cluster, state);
            }
        }
        if (outcome == Outcome.ABORTED || plan.rules().onFailure() == OnFailure.STOP || plan.rules().onFailure() == OnFailure.CONTINUE) {
            assertTrue("nothing goes back", restored.isEmpty() || outcome == Outcome.ABORTED);
        }
        if (outcome != Outcome.ABORTED) {
            plan.clusters().forEach(primary -> noTwoServeUnnoticed(state, primary));
        }
    }

    /** Two of a pair may be active at the end only where the report says that one of them could not be reached, scaled or returned. */
    private void noTwoServeUnnoticed(RolloutState state, String primary) {
        String standby = standbys.of(primary);
        if (standby == null || !place(primary).active || !place(standby).active || standbys.primaries(standby).size() > 1) {
            return;
        }
        Set<Phase> noticed = Set.of(Phase.TAKEN_OVER, Phase.FAILED, Phase.LOST, Phase.ROLLBACK_FAILED);
        boolean said = noticed.contains(state.phase(primary)) || noticed.contains(state.phase(standby));
        boolean neverBegun = state.stopReason() != null && state.started().isEmpty();
        boolean notTouched = state.stopReason() != null && state.phase(primary) == Phase.PREPARED && state.isReplaced(primary);
        boolean exact = state.phase(primary) == Phase.ROLLED_BACK && before.get(primary) != null && before.get(primary).active;
        require(said || neverBegun || notTouched || exact, "two active: " + primary, state);
    }
}
