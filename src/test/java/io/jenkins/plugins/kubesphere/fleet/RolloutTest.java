package io.jenkins.plugins.kubesphere.fleet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RolloutTest {

    private static RolloutPlan plan(OnFailure onFailure, int maxFailures, WaveRequest... waves) throws FleetException {
        List<Member> members = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            members.add(new Member(name, Map.of()));
        }
        return RolloutPlan.of(members, List.of(waves), onFailure, maxFailures, false);
    }

    private static RolloutState startAll(Rollout rollout, RolloutState state) {
        RolloutState next = state;
        for (Action action : rollout.next(state)) {
            next = rollout.starting(next, action);
        }
        return next;
    }

    @Test
    public void oneAfterTheOtherAndStopAtTheFirstFailure() throws FleetException {
        Rollout rollout = new Rollout(plan(OnFailure.STOP, 0));
        RolloutState state = rollout.begin();
        assertEquals(List.of(new Action.Deploy("a")), rollout.next(state));
        state = rollout.succeeded(startAll(rollout, state), "a");
        assertEquals(List.of(new Action.Deploy("b")), rollout.next(state));
        state = startAll(rollout, state);
        assertEquals("nothing while b is worked on", List.of(), rollout.next(state));
        state = rollout.failed(state, "b", "image not found");
        assertEquals(List.of(new Action.Finish(Outcome.FAILED)), rollout.next(state));
        assertEquals(Phase.PENDING, state.phase("c"));
        assertEquals("image not found", state.reason("b"));
    }

    @Test
    public void aWaveRunsInParallelAndTheNextOneWaitsForIt() throws FleetException {
        Rollout rollout = new Rollout(plan(OnFailure.STOP, 0, new WaveRequest("a,b,c", 2, 0), new WaveRequest("*", 1, 0)));
        RolloutState state = rollout.begin();
        assertEquals(List.of(new Action.Deploy("a"), new Action.Deploy("b")), rollout.next(state));
        state = rollout.succeeded(startAll(rollout, state), "b");
        assertEquals(List.of(new Action.Deploy("c")), rollout.next(state));
        state = rollout.succeeded(rollout.succeeded(startAll(rollout, state), "c"), "a");
        assertEquals(List.of(new Action.Deploy("d")), rollout.next(state));
        state = rollout.succeeded(startAll(rollout, state), "d");
        assertEquals(List.of(new Action.Finish(Outcome.SUCCEEDED)), rollout.next(state));
    }

    @Test
    public void rollbackAllGoesBackwardsThroughEverythingTouched() throws FleetException {
        Rollout rollout = new Rollout(plan(OnFailure.ROLLBACK_ALL, 0));
        RolloutState state = rollout.succeeded(startAll(rollout, rollout.begin()), "a");
        state = rollout.failed(startAll(rollout, state), "b", "no quota");
        assertEquals(List.of(new Action.Rollback("b")), rollout.next(state));
        state = rollout.rolledBack(startAll(rollout, state), "b");
        assertEquals(List.of(new Action.Rollback("a")), rollout.next(state));
        state = rollout.rollbackFailed(startAll(rollout, state), "a", "unreachable");
        assertEquals(List.of(new Action.Finish(Outcome.FAILED)), rollout.next(state));
        assertEquals(Phase.ROLLBACK_FAILED, state.phase("a"));
    }

    @Test
    public void toleratedFailuresDoNotStopAndAreToldApart() throws FleetException {
        Rollout rollout = new Rollout(plan(OnFailure.STOP, 1));
        RolloutState state = rollout.failed(startAll(rollout, rollout.begin()), "a", "unreachable");
        for (String cluster : List.of("b", "c", "d")) {
            state = rollout.succeeded(startAll(rollout, state), cluster);
        }
        assertEquals(List.of(new Action.Finish(Outcome.TOLERATED)), rollout.next(state));
    }

    @Test
    public void aPauseIsAGateBetweenWavesButNotAfterTheLast() throws FleetException {
        Rollout rollout = new Rollout(plan(OnFailure.STOP, 0, new WaveRequest("a", 1, 30), new WaveRequest("*", 3, 30)));
        RolloutState state = rollout.succeeded(startAll(rollout, rollout.begin()), "a");
        assertEquals(List.of(new Action.OpenGate(0)), rollout.next(state));
        state = startAll(rollout, state);
        assertTrue(rollout.next(state).isEmpty());
        state = startAll(rollout, rollout.gatePassed(state, 0));
        for (String cluster : List.of("b", "c", "d")) {
            state = rollout.succeeded(state, cluster);
        }
        assertEquals(List.of(new Action.Finish(Outcome.SUCCEEDED)), rollout.next(state));
    }

    @Test
    public void anEventThatDoesNotFitIsAMistakeOfTheDriver() throws FleetException {
        Rollout rollout = new Rollout(plan(OnFailure.STOP, 0));
        assertThrows(IllegalStateException.class, () -> rollout.succeeded(rollout.begin(), "a"));
        assertThrows(IllegalArgumentException.class, () -> rollout.succeeded(rollout.begin(), "stranger"));
    }
}
