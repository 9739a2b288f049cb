package io.jenkins.plugins.kubesphere.fleet;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ClusterSelectionTest {
    private static final List<Member> KNOWN = List.of(
            new Member("dev", Map.of("env", "test", "region", "sh")),
            new Member("prod-sh", Map.of("env", "production", "region", "sh", "tier", "canary")),
            new Member("prod-bj", Map.of("env", "production", "region", "bj")),
            new Member("bare", Map.of()));

    private static List<String> select(String text) throws FleetException {
        return ClusterSelection.select(text, KNOWN).stream().map(Member::name).toList();
    }

    @Test
    public void namesKeepTheirOrder() throws FleetException {
        assertEquals(List.of("prod-bj", "dev"), select("prod-bj, dev"));
    }

    @Test
    public void starIsEverything() throws FleetException {
        assertEquals(4, select(" * ").size());
    }

    @Test
    public void selectorsHaveKubernetesMeaning() throws FleetException {
        assertEquals(List.of("prod-sh", "prod-bj"), select("env=production"));
        assertEquals(List.of("prod-sh", "prod-bj"), select("env==production,region in (sh, bj)"));
        assertEquals(List.of("prod-bj"), select("env=production,tier!=canary"));
        assertEquals(List.of("prod-bj"), select("env,!tier,region notin (sh)"));
        // As in Kubernetes, != and notin match an object without the label.
        assertEquals(List.of("dev", "prod-bj", "bare"), select("tier!=canary"));
        assertEquals(List.of("prod-bj", "bare"), select("region notin (sh)"));
    }

    @Test
    public void aWordThatIsNoClusterButAKeyOfLabelsSelectsThoseThatHaveIt() throws FleetException {
        assertEquals(List.of("prod-sh"), select("tier"));
        assertEquals(List.of("prod-sh"), select("env, tier"));
        refused("dev,tier", "there is no cluster named 'tier'", "dev {env=test, region=sh}");
    }

    @Test
    public void whatCannotBeUsedIsSaidWithWhatExists() {
        refused("staging", "no cluster named 'staging'", "prod-sh");
        refused("env=nowhere", "'env=nowhere' matches no cluster", "dev {env=test, region=sh}");
        refused("", "no cluster is named", "bare");
        refused("dev,dev", "'dev' is named twice", "");
        refused("env=(a", "env=(a", "");
        refused("region in sh", "region in sh", "key in (a,b)");
        refused("env=a b", "'a b'", "");
        refused("dev,,bare", "''", "");
    }

    private static void refused(String text, String first, String second) {
        FleetException failure = assertThrows(text, FleetException.class, () -> select(text));
        assertThat(failure.getMessage(), containsString(first));
        assertThat(failure.getMessage(), containsString(second));
    }
}
