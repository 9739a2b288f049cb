package io.jenkins.plugins.kubesphere.fleet;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RolloutPlanTest {
    private static final List<Member> FOUR = List.of(
            new Member("dr", Map.of("role", "standby")), new Member("a", Map.of()),
            new Member("canary", Map.of("tier", "canary")), new Member("b", Map.of()));

    private static RolloutPlan plan(WaveRequest... waves) throws FleetException {
        return RolloutPlan.of(FOUR, List.of(waves), new RolloutRules(OnFailure.STOP, 0, false));
    }

    private static List<List<String>> names(RolloutPlan plan) {
        return plan.waves().stream().map(PlannedWave::clusters).toList();
    }

    @Test
    public void withoutWavesCanariesComeFirstAndStandbysLast() throws FleetException {
        assertEquals(List.of(List.of("canary"), List.of("a", "b"), List.of("dr")), names(plan()));
    }

    @Test
    public void starInAWaveIsTheRest() throws FleetException {
        assertEquals(List.of(List.of("canary"), List.of("dr", "a", "b")),
                names(plan(new WaveRequest("tier=canary", 1, 0), new WaveRequest("*", 10, 0))));
    }

    @Test
    public void whatMakesNoSenseIsSaidInOneSentence() {
        refused("'b' of an earlier wave", new WaveRequest("a,b", 1, 0), new WaveRequest("b", 1, 0));
        refused("in no wave: b, canary, dr", new WaveRequest("a", 1, 0));
        refused("wave 2 has no cluster left", new WaveRequest("*", 1, 0), new WaveRequest("*", 1, 0));
        refused("'tier=none' matches no cluster", new WaveRequest("tier=none", 1, 0));
        refused("wave 1: maxParallel must be at least 1, not 0", new WaveRequest("*", 0, 0));
        refused("wave 1: pause must not be negative", new WaveRequest("*", 1, -1));
        FleetException negative = assertThrows(FleetException.class, () -> RolloutPlan.of(FOUR, List.of(), new RolloutRules(OnFailure.STOP, -1, false)));
        assertThat(negative.getMessage(), containsString("maxFailures: -1"));
        FleetException word = assertThrows(FleetException.class, () -> OnFailure.of("undo"));
        assertThat(word.getMessage(), containsString("stop, continue, rollback, rollbackAll"));
    }

    private static void refused(String words, WaveRequest... waves) {
        assertThat(assertThrows(FleetException.class, () -> plan(waves)).getMessage(), containsString(words));
    }
}
