package io.jenkins.plugins.kubesphere.fleet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

public class RolloutTest {

    private static final Action NOTHING = null;

    /** One rollout that a test leads by the hand. */
    private static final class Walk {
        private final Rollout rollout;
        private RolloutState state;
        private List<Action> actions = List.of();

        Walk(RolloutPlan plan) {
            rollout = new Rollout(plan);
            state = rollout.begin();
            go();
        }

        private void go() {
            actions = rollout.next(state);
            actions.forEach(action -> state = rollout.starting(state, action));
        }

        Walk tell(Event... events) {
            for (Event event : events) {
                state = rollout.after(state, event);
            }
            go();
            return this;
        }

        Walk prepared(String... clusters) {
            for (String cluster : clusters) {
                state = rollout.after(state, new Event.Prepared(cluster, Set.of(), null));
            }
            go();
            return this;
        }

        Walk expect(Action... wanted) {
            assertEquals(wanted.length == 1 && wanted[0] == NOTHING ? List.of() : List.of(wanted), actions);
            return this;
        }
    }

    private static RolloutPlan plan(OnFailure onFailure, int maxFailures, WaveRequest... waves) throws FleetException {
        List<Member> members = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            members.add(new Member(name, Map.of()));
        }
        return RolloutPlan.of(members, List.of(waves), new RolloutRules(onFailure, maxFailures, false));
    }

    private static Walk ready(RolloutPlan plan) {
        return new Walk(plan).prepared(plan.clusters().toArray(String[]::new));
    }

    private static Action deploy(String cluster) {
        return new Action.Deploy(cluster, Role.ACTIVE);
    }

    private static Action finish(Outcome outcome) {
        return new Action.Finish(outcome);
    }

    @Test
    public void everyClusterIsPreparedBeforeTheFirstIsTouched() throws FleetException {
        Walk walk = new Walk(plan(OnFailure.STOP, 0));
        walk.expect(new Action.Prepare("a"), new Action.Prepare("b"), new Action.Prepare("c"), new Action.Prepare("d"));
        walk.prepared("a", "b", "c").expect(NOTHING);
        walk.prepared("d").expect(deploy("a"));
    }

    @Test
    public void oneClusterThatIsLockedStopsTheReleaseBeforeAnythingIsTouched() throws FleetException {
        Walk walk = new Walk(plan(OnFailure.ROLLBACK_ALL, 0)).prepared("a", "b", "c");
        walk.tell(new Event.Refused("d", "held by another build")).expect(finish(Outcome.FAILED));
        assertEquals(List.of(), walk.state.started());
        assertEquals("held by another build", walk.state.reason("d"));
    }

    @Test
    public void oneAfterTheOtherAndStopAtTheFirstFailure() throws FleetException {
        Walk walk = ready(plan(OnFailure.STOP, 0)).expect(deploy("a"));
        walk.tell(new Event.Deployed("a")).expect(deploy("b"));
        walk.tell(new Event.Failed("b", "image not found")).expect(finish(Outcome.FAILED));
        assertEquals(Phase.PREPARED, walk.state.phase("c"));
        assertEquals("image not found", walk.state.reason("b"));
    }

    @Test
    public void aWaveRunsInParallelAndTheNextOneWaitsForIt() throws FleetException {
        Walk walk = ready(plan(OnFailure.STOP, 0, new WaveRequest("a,b,c", 2, 0), new WaveRequest("*", 1, 0))).expect(deploy("a"), deploy("b"));
        walk.tell(new Event.Deployed("b")).expect(deploy("c"));
        walk.tell(new Event.Deployed("c"), new Event.Deployed("a")).expect(deploy("d"));
        walk.tell(new Event.Deployed("d")).expect(finish(Outcome.SUCCEEDED));
    }

    @Test
    public void rollbackAllGoesBackwardsThroughEverythingTouched() throws FleetException {
        Walk walk = ready(plan(OnFailure.ROLLBACK_ALL, 0));
        walk.tell(new Event.Deployed("a")).tell(new Event.Failed("b", "no quota")).expect(new Action.Rollback("b"));
        walk.tell(new Event.RolledBack("b")).expect(new Action.Rollback("a"));
        walk.tell(new Event.RollbackFailed("a", "unreachable")).expect(finish(Outcome.FAILED));
        assertEquals(Phase.ROLLBACK_FAILED, walk.state.phase("a"));
    }

    @Test
    public void rollbackReturnsOnlyWhatFailed() throws FleetException {
        Walk walk = ready(plan(OnFailure.ROLLBACK, 0));
        walk.tell(new Event.Deployed("a")).tell(new Event.Failed("b", "no quota")).expect(new Action.Rollback("b"));
        walk.tell(new Event.RolledBack("b")).expect(finish(Outcome.FAILED));
        assertEquals(Phase.DONE, walk.state.phase("a"));
    }

    @Test
    public void aLostClusterCountsAsFailedAndTheOthersGoOnUntilTooMany() throws FleetException {
        Walk walk = ready(plan(OnFailure.STOP, 1, new WaveRequest("*", 2, 0)));
        walk.tell(new Event.Lost("a", "no answer")).expect(deploy("c"));
        assertEquals(Phase.FAILED, walk.state.phase("a"));
        walk.tell(new Event.Deployed("b")).tell(new Event.Deployed("c")).tell(new Event.Deployed("d")).expect(finish(Outcome.TOLERATED));
    }

    @Test
    public void aClusterThatDidNotAnswerAtFirstIsAskedAgainAtItsTurn() throws FleetException {
        Walk walk = new Walk(plan(OnFailure.STOP, 0)).prepared("a", "c", "d");
        walk.tell(new Event.Lost("b", "no answer")).expect(deploy("a"));
        walk.tell(new Event.Deployed("a")).expect(new Action.Prepare("b"));
        walk.prepared("b").expect(deploy("b"));
    }

    @Test
    public void aPauseIsAGateBetweenWavesButNotAfterTheLast() throws FleetException {
        Walk walk = ready(plan(OnFailure.STOP, 0, new WaveRequest("a", 1, 30), new WaveRequest("*", 3, 30)));
        walk.tell(new Event.Deployed("a")).expect(new Action.OpenGate(0));
        walk.tell().expect(NOTHING);
        walk.tell(new Event.GatePassed(0)).expect(deploy("b"), deploy("c"), deploy("d"));
        walk.tell(new Event.Deployed("b"), new Event.Deployed("c"), new Event.Deployed("d")).expect(finish(Outcome.SUCCEEDED));
    }

    @Test
    public void aGateThatFailsSendsItsWaveBack() throws FleetException {
        Walk walk = ready(plan(OnFailure.ROLLBACK, 0, new WaveRequest("a", 1, 0), new WaveRequest("b,c", 2, 0, new GateRequest("x", 0, null)),
                new WaveRequest("*", 1, 0)));
        walk.tell(new Event.Deployed("a")).tell(new Event.Deployed("b"), new Event.Deployed("c")).expect(new Action.OpenGate(1));
        walk.tell(new Event.GateFailed(1, "rejected")).expect(new Action.Rollback("c"), new Action.Rollback("b"));
        walk.tell(new Event.RolledBack("b"), new Event.RolledBack("c")).expect(finish(Outcome.FAILED));
        assertEquals(Phase.DONE, walk.state.phase("a"));
    }

    private static RolloutPlan pair(boolean failback, boolean block, OnFailure onFailure) throws FleetException {
        List<Member> members = List.of(new Member("main", Map.of()), new Member("dr", Map.of(), "main"));
        return RolloutPlan.of(members, List.of(), new RolloutRules(onFailure, 0, Standbys.of(members, List.of()), failback, block));
    }

    @Test
    public void aStandbyGetsTheReleaseLastWithItsOwnCount() throws FleetException {
        Walk walk = ready(pair(false, false, OnFailure.STOP)).expect(deploy("main"));
        walk.tell(new Event.Deployed("main")).expect(new Action.Deploy("dr", Role.STANDBY));
        walk.tell(new Event.Deployed("dr")).expect(finish(Outcome.SUCCEEDED));
    }

    @Test
    public void aLostPrimaryIsTakenOverAndStandsDownWhenItReturns() throws FleetException {
        Walk walk = ready(pair(false, true, OnFailure.STOP));
        walk.tell(new Event.Lost("main", "no answer")).expect(new Action.TakeOver("dr", "main"));
        Check takeover = new Check(Check.Kind.TAKEOVER, "main");
        walk.tell(new Event.Deployed("dr")).expect(new Action.Ask(takeover));
        walk.tell(new Event.CheckPassed(takeover)).expect(new Action.OpenGate(0));
        assertEquals(Phase.TAKEN_OVER, walk.state.phase("main"));
        walk.tell(new Event.Returned("main")).expect(new Action.StandDown("main"));
        walk.tell(new Event.StoodDown("main"), new Event.GatePassed(0)).expect(new Action.OpenGate(1));
        walk.tell(new Event.GatePassed(1)).expect(finish(Outcome.TOLERATED));
        assertEquals(Set.of("dr"), walk.state.servingStandbys());
    }

    @Test
    public void aStandbyOfSeveralAsksOnceAboutEachPrimaryThatItTakesOverFrom() throws FleetException {
        List<Member> members = List.of(new Member("a", Map.of()), new Member("b", Map.of()), new Member("dr", Map.of()));
        Standbys standbys = Standbys.of(members, List.of(new Member("dr", Map.of())));
        RolloutPlan plan = RolloutPlan.of(members, List.of(new WaveRequest("a,b", 2, 0), new WaveRequest("dr", 1, 0)),
                new RolloutRules(OnFailure.CONTINUE, 0, standbys, false, true));
        Walk walk = ready(plan).tell(new Event.Lost("a", "no answer")).expect(new Action.TakeOver("dr", "a"));
        Check first = new Check(Check.Kind.TAKEOVER, "a");
        walk.tell(new Event.Deployed("dr"), new Event.Lost("b", "no answer")).expect(new Action.Ask(first), new Action.TakeOver("dr", "b"));
        assertEquals(List.of(new Action.TakeOver("dr", "b")), walk.rollout.inFlight(walk.state));
        walk.tell(new Event.Deployed("dr"), new Event.CheckPassed(first)).expect(new Action.Ask(new Check(Check.Kind.TAKEOVER, "b")));
        walk.tell(new Event.CheckPassed(new Check(Check.Kind.TAKEOVER, "b"))).expect(new Action.OpenGate(0));
    }

    @Test
    public void theOthersOfAWaveGoOnWhileAStandbyOfAnEarlierOneTakesOver() throws FleetException {
        List<Member> members = List.of(new Member("a", Map.of()), new Member("b", Map.of()), new Member("c", Map.of()), new Member("dr", Map.of(), "a"));
        RolloutPlan plan = RolloutPlan.of(members, List.of(new WaveRequest("dr", 1, 0), new WaveRequest("a,b,c", 2, 0)),
                new RolloutRules(OnFailure.CONTINUE, 0, Standbys.of(members, List.of()), false, false));
        Walk walk = ready(plan).tell(new Event.Deployed("dr")).expect(deploy("a"), deploy("b"));
        walk.tell(new Event.Lost("a", "no answer")).expect(new Action.TakeOver("dr", "a"));
        walk.tell(new Event.Deployed("b")).expect(deploy("c"));
        walk.tell(new Event.Deployed("c"), new Event.Deployed("dr")).expect(finish(Outcome.TOLERATED));
    }

    @Test
    public void aStandbyThatAnswersLateAndServesAlreadyNeedsNoTakeover() throws FleetException {
        List<Member> members = List.of(new Member("main", Map.of()), new Member("dr", Map.of(), "main"));
        RolloutPlan plan = RolloutPlan.of(members, List.of(new WaveRequest("main,dr", 2, 0)),
                new RolloutRules(OnFailure.CONTINUE, 0, Standbys.of(members, List.of()), false, false));
        Walk walk = new Walk(plan).tell(new Event.Lost("main", "no answer"), new Event.Lost("dr", "no answer"));
        walk.expect(new Action.Prepare("main"), new Action.Prepare("dr")).tell(new Event.Lost("main", "no answer")).expect(NOTHING);
        walk.tell(new Event.Prepared("dr", Set.of("main"), null)).expect(new Action.Deploy("dr", Role.ACTIVE));
        walk.tell(new Event.Deployed("dr")).expect(finish(Outcome.TOLERATED));
        assertEquals(Phase.TAKEN_OVER, walk.state.phase("main"));
    }

    @Test
    public void aPrimaryThatWasReplacedStandsDownBeforeAnythingElse() throws FleetException {
        Walk walk = new Walk(pair(false, false, OnFailure.STOP)).prepared("main");
        walk.tell(new Event.Prepared("dr", Set.of("main"), null)).expect(new Action.StandDown("main"));
        walk.tell(new Event.StoodDown("main")).expect(new Action.Deploy("main", Role.STANDBY));
        walk.tell(new Event.Deployed("main")).expect(new Action.Deploy("dr", Role.ACTIVE));
    }

    @Test
    public void failbackGivesThePrimaryItsWorkBackAndTheStandbyStandsBy() throws FleetException {
        Walk walk = new Walk(pair(true, true, OnFailure.STOP)).prepared("main");
        walk.tell(new Event.Prepared("dr", Set.of("main"), null)).expect(new Action.StandDown("main"));
        walk.tell(new Event.StoodDown("main")).expect(deploy("main"));
        Check failback = new Check(Check.Kind.FAILBACK, "main");
        walk.tell(new Event.Deployed("main")).expect(new Action.Ask(failback));
        walk.tell(new Event.CheckPassed(failback)).expect(new Action.StandDown("dr"), new Action.OpenGate(0));
        walk.tell(new Event.StoodDown("dr")).expect(NOTHING);
        assertEquals(Set.of(), walk.state.servingStandbys());
        assertFalse(walk.state.isReplaced("main"));
        walk.tell(new Event.GatePassed(0)).expect(new Action.Deploy("dr", Role.STANDBY));
    }

    @Test
    public void aFailbackWhoseCheckFailsEndsWithThePrimaryStoodDown() throws FleetException {
        Walk walk = new Walk(pair(true, true, OnFailure.STOP)).prepared("main");
        walk.tell(new Event.Prepared("dr", Set.of("main"), null)).tell(new Event.StoodDown("main")).tell(new Event.Deployed("main"));
        walk.tell(new Event.CheckFailed(new Check(Check.Kind.FAILBACK, "main"), "smoke test failed"));
        assertEquals(Phase.STANDING_DOWN, walk.state.phase("main"));
        assertEquals(List.of(new Action.StandDown("main")), walk.rollout.inFlight(walk.state));
    }

    @Test
    public void aStandbyThatCannotTakeOverLeavesThePrimaryFailed() throws FleetException {
        Walk walk = ready(pair(false, false, OnFailure.STOP));
        walk.tell(new Event.Lost("main", "no answer")).tell(new Event.Failed("dr", "no quota")).expect(finish(Outcome.FAILED));
        assertEquals(Phase.FAILED, walk.state.phase("main"));
        assertTrue(walk.state.reason("main"), walk.state.reason("main").contains("could not take over"));
    }

    @Test
    public void anEventThatDoesNotFitIsAMistakeOfTheDriver() throws FleetException {
        Walk walk = new Walk(plan(OnFailure.STOP, 0));
        assertThrows(IllegalStateException.class, () -> walk.tell(new Event.Deployed("a")));
        assertThrows(IllegalArgumentException.class, () -> walk.tell(new Event.Deployed("stranger")));
    }
}
