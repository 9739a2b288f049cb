package io.jenkins.plugins.kubesphere.fleet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.runner.RunWith;

/** Random histories with failures, gates that close, restarts and aborts keep the promises of the state machine. */
@RunWith(JUnitQuickcheck.class)
public class RolloutHistoriesTest {
    private final List<String> touched = new ArrayList<>();
    private final Set<String> deploying = new LinkedHashSet<>();
    private final Set<String> restored = new LinkedHashSet<>();
    private final List<String> restoredInOrder = new ArrayList<>();
    private boolean stopped;

    @Property(trials = 10_000)
    public void keepItsPromises(long seed) throws Exception {
        touched.clear();
        deploying.clear();
        restored.clear();
        restoredInOrder.clear();
        stopped = false;
        Random random = new Random(seed);
        RolloutPlan plan = randomPlan(random);
        Rollout rollout = new Rollout(plan);
        RolloutState state = rollout.begin();
        Outcome outcome = null;
        for (int steps = 0; outcome == null; steps++) {
            assertTrue("it ends", steps < 2000);
            if (random.nextInt(20) == 0) {
                state = again(state);
                rollout = new Rollout(again(plan));
            }
            List<Action> actions = rollout.next(state);
            for (Action action : actions) {
                state = rollout.starting(state, action);
                check(plan, state, action);
                outcome = action instanceof Action.Finish finish ? finish.outcome() : outcome;
            }
            if (outcome == null) {
                assertTrue("never stuck", !actions.isEmpty() || isWaiting(plan, state));
                state = happens(random, rollout, plan, state);
            }
        }
        checkEnd(plan, state, outcome);
    }

    private static RolloutPlan randomPlan(Random random) throws FleetException {
        List<Member> members = new ArrayList<>();
        List<WaveRequest> waves = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int w = 0; w < count; w++) {
            int size = 1 + random.nextInt(4);
            for (int i = 0; i < size; i++) {
                members.add(new Member("c" + w + i, Map.of("wave", "w" + w)));
            }
            waves.add(new WaveRequest("wave=w" + w, 1 + random.nextInt(4), random.nextInt(2) * 10L));
        }
        return RolloutPlan.of(members, random.nextInt(4) == 0 ? List.of() : waves,
                OnFailure.values()[random.nextInt(OnFailure.values().length)], random.nextInt(3), random.nextInt(4) == 0);
    }

    private RolloutState happens(Random random, Rollout rollout, RolloutPlan plan, RolloutState state) {
        if (random.nextInt(40) == 0 && state.stopReason() == null) {
            stopped = true;
            return rollout.aborted(state, "aborted by somebody");
        }
        for (int wave = 0; wave < plan.waves().size(); wave++) {
            if (state.isGateOpen(wave)) {
                if (random.nextInt(8) > 0) {
                    return rollout.gatePassed(state, wave);
                }
                stopped = true;
                return rollout.gateFailed(state, wave, "not approved");
            }
        }
        List<String> busy = state.phases().keySet().stream()
                .filter(cluster -> state.phase(cluster) == Phase.DEPLOYING || state.phase(cluster) == Phase.ROLLING_BACK).toList();
        if (busy.isEmpty()) {
            return state;
        }
        String cluster = busy.get(random.nextInt(busy.size()));
        boolean good = random.nextInt(6) > 0;
        if (state.phase(cluster) == Phase.ROLLING_BACK) {
            return good ? rollout.rolledBack(state, cluster) : rollout.rollbackFailed(state, cluster, "cannot be reached");
        }
        deploying.remove(cluster);
        RolloutState next = good ? rollout.succeeded(state, cluster) : rollout.failed(state, cluster, "not ready");
        stopped |= next.stopReason() != null;
        return next;
    }

    private static boolean isWaiting(RolloutPlan plan, RolloutState state) {
        boolean gate = false;
        for (int wave = 0; wave < plan.waves().size(); wave++) {
            gate |= state.isGateOpen(wave);
        }
        return gate || state.phases().containsValue(Phase.DEPLOYING) || state.phases().containsValue(Phase.ROLLING_BACK);
    }

    private void check(RolloutPlan plan, RolloutState state, Action action) {
        if (action instanceof Action.Deploy deploy) {
            assertTrue("no cluster is touched after a stop", !stopped);
            assertTrue("no cluster is done twice", !touched.contains(deploy.cluster()));
            touched.add(deploy.cluster());
            deploying.add(deploy.cluster());
            int wave = plan.waveOf(deploy.cluster());
            assertTrue("at most maxParallel at once", deploying.size() <= plan.waves().get(wave).maxParallel());
            for (int earlier = 0; earlier < wave; earlier++) {
                for (String cluster : plan.waves().get(earlier).clusters()) {
                    assertTrue("waves in order", state.phase(cluster) == Phase.DONE || state.phase(cluster) == Phase.FAILED);
                }
                assertTrue("gates in order", !plan.isGated(earlier) || state.isGatePassed(earlier));
            }
        } else if (action instanceof Action.Rollback rollback) {
            assertTrue("rollback only after a stop", stopped && deploying.isEmpty() && !state.isAborted());
            assertTrue("each cluster goes back once", restored.add(rollback.cluster()));
            restoredInOrder.add(rollback.cluster());
        }
    }

    private void checkEnd(RolloutPlan plan, RolloutState state, Outcome outcome) {
        assertTrue("nothing runs on", deploying.isEmpty());
        if (outcome == Outcome.SUCCEEDED) {
            assertTrue(state.phases().values().stream().allMatch(Phase.DONE::equals));
        }
        if (outcome == Outcome.FAILED && plan.onFailure() == OnFailure.ROLLBACK_ALL) {
            List<String> backwards = new ArrayList<>(touched);
            java.util.Collections.reverse(backwards);
            assertEquals("everything touched went back, the last one first", backwards, restoredInOrder);
        }
        if (outcome == Outcome.FAILED && plan.onFailure() == OnFailure.ROLLBACK) {
            assertTrue("no failed cluster stays as it is", !state.phases().containsValue(Phase.FAILED));
            assertTrue("and no other one goes back", restored.stream().noneMatch(cluster -> state.phase(cluster) == Phase.DONE));
        }
        if (outcome == Outcome.ABORTED || plan.onFailure() == OnFailure.STOP) {
            assertTrue("nothing goes back", restored.isEmpty());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T again(T object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
