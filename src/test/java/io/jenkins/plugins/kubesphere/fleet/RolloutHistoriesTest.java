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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.runner.RunWith;

/** Random histories with failures, losses, returns, gates that close, restarts and aborts keep the promises of the state machine. */
@RunWith(JUnitQuickcheck.class)
public class RolloutHistoriesTest {

    @Property(trials = 10_000)
    public void keepItsPromises(long seed) throws Exception {
        Random random = new Random(seed);
        RolloutPlan plan = randomPlan(random);
        SimulatedFleet fleet = new SimulatedFleet(plan, random);
        Rollout rollout = new Rollout(plan);
        RolloutState state = rollout.begin();
        Outcome outcome = null;
        for (int steps = 0; outcome == null; steps++) {
            assertTrue("it ends: " + state.phases(), steps < 3000);
            if (random.nextInt(20) == 0) {
                state = again(state);
                rollout = new Rollout(again(plan));
                assertEquals(fleet.story() + "\na restart takes up what was begun", new HashSet<>(fleet.underWay()), new HashSet<>(rollout.inFlight(state)));
            }
            List<Action> actions = rollout.next(state);
            for (Action action : actions) {
                fleet.begins(state, action);
                state = rollout.starting(state, action);
                outcome = action instanceof Action.Finish finish ? finish.outcome() : outcome;
            }
            if (outcome == null) {
                assertTrue("never stuck: " + state.phases() + " " + state.stopReason(), !actions.isEmpty() || fleet.isBusy());
                Event event = fleet.happens(state);
                if (event != null) {
                    state = rollout.after(state, event);
                    fleet.heard(event, state);
                }
            }
        }
        fleet.checkEnd(state, outcome);
    }

    private static RolloutPlan randomPlan(Random random) throws FleetException {
        List<Member> members = new ArrayList<>();
        List<WaveRequest> waves = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        boolean named = random.nextInt(4) == 0;
        for (int w = 0; w < count; w++) {
            int size = 1 + random.nextInt(3);
            for (int i = 0; i < size; i++) {
                members.add(new Member("c" + w + i, Map.of("wave", "w" + w)));
            }
            GateRequest gate = random.nextInt(3) == 0 ? new GateRequest("", 0, null) : GateRequest.NONE;
            waves.add(new WaveRequest("wave=w" + w, 1 + random.nextInt(3), random.nextInt(3) == 0 ? 10 : 0, gate));
        }
        List<Member> standbys = new ArrayList<>();
        if (named) {
            standbys.add(new Member("dr", Map.of()));
            members.addAll(standbys);
        } else {
            for (Member member : List.copyOf(members)) {
                if (random.nextInt(3) == 0) {
                    members.add(new Member(member.name() + "-dr", Map.of("wave", "w" + random.nextInt(count)), member.name()));
                }
            }
        }
        Standbys pairs = Standbys.of(members, standbys);
        RolloutRules rules = new RolloutRules(OnFailure.values()[random.nextInt(OnFailure.values().length)], random.nextInt(3), pairs,
                random.nextBoolean(), random.nextInt(3) == 0);
        return RolloutPlan.of(members, random.nextInt(3) == 0 ? List.of() : waves, rules);
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
