package io.jenkins.plugins.kubesphere.fleet;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class StandbysTest {

    private static Member member(String name, String standbyOf) {
        return new Member(name, Map.of(), standbyOf);
    }

    @Test
    public void theStepsStandbyIsThatOfEveryClusterWithoutOne() throws FleetException {
        Standbys standbys = Standbys.of(List.of(member("a", null), member("b", null), member("b2", "b")), List.of(member("dr", null)));
        assertEquals("dr", standbys.of("a"));
        assertEquals("b2", standbys.of("b"));
        assertEquals(List.of("a"), standbys.primaries("dr"));
    }

    @Test
    public void whatMakesNoSenseIsSaidInOneSentence() {
        refused("in a circle: ", List.of(member("a", "b"), member("b", "a")));
        refused("'a' cannot stand by for itself", List.of(member("a", "a")));
        refused("both stand by for 'c'", List.of(member("a", "c"), member("b", "c"), member("c", null)));
        refused("has no standby of its own", List.of(member("a", null), member("b", "a"), member("c", "b")));
        refused("has no cluster to stand by for", List.of(member("dr", null)), member("dr", null));
        refused("name one", List.of(member("a", null)), member("x", null), member("y", null));
    }

    private static void refused(String words, List<Member> selected, Member... named) {
        assertThat(assertThrows(FleetException.class, () -> Standbys.of(selected, List.of(named))).getMessage(), containsString(words));
    }
}
