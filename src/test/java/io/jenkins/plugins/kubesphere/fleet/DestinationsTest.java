package io.jenkins.plugins.kubesphere.fleet;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.Test;

public class DestinationsTest {
    private final Map<String, Collection<String>> objects = new TreeMap<>();

    private Destination destination(String cluster, String server, String... marks) {
        objects.putIfAbsent(cluster, List.of("Deployment shop/web", "ConfigMap shop/settings"));
        return new Destination(cluster, server, Set.of(marks));
    }

    private List<Destinations.Clash> clashes(Standbys standbys, Destination... all) {
        return new Destinations(standbys, objects::get).clashes(List.of(all));
    }

    private static Standbys pair(String primary, String standby) throws FleetException {
        return Standbys.of(List.of(new Member(primary, Map.of()), new Member(standby, Map.of(), primary)), List.of());
    }

    @Test
    public void aStandbyThatIsItsPrimarySaysWhichClustersWhatIsTheSameAndWhatToDo() throws Exception {
        String sentence = "\"dr\" stands by for \"main\", but both lead to https://a:6443 and get Deployment shop/web: a takeover would change the very "
                + "workload that it stands in for. Give \"dr\" the kubeconfig of another cluster, or a namespace of its own";
        assertEquals(List.of(new Destinations.Clash("main", "dr", sentence)),
                clashes(pair("main", "dr"), destination("main", "https://a:6443", "a:6443"), destination("dr", "https://a:6443", "a:6443")));
        assertEquals("in whatever order they come", sentence,
                clashes(pair("main", "dr"), destination("dr", "https://a:6443", "a:6443"), destination("main", "https://a:6443", "a:6443")).get(0).sentence());
    }

    @Test
    public void oneClusterUnderTwoNamesAndAddressesSaysThatItWouldBeReleasedTwice() {
        Destinations.Clash clash = clashes(Standbys.NONE, destination("sh", "https://a", "uid-1", "uid-2"), destination("bj", "https://b", "uid-2")).get(0);
        assertThat(clash.sentence(), containsString("\"sh\" and \"bj\" lead to https://a and https://b, which are one cluster, and both get Deployment shop/web"));
        assertThat(clash.sentence(), containsString("it would be released twice"));
        assertThat(assertThrows(FleetException.class, () -> new Destinations(Standbys.NONE, objects::get)
                .requireDifferent(List.of(destination("sh", "https://a", "x"), destination("bj", "https://b", "x")))).getMessage(),
                containsString("Select one of them only"));
    }

    @Test
    public void everyTwoOfThreeAreFoundOnceHoweverManyMarksTheyShare() {
        assertEquals(3, clashes(Standbys.NONE, destination("a", "x", "1", "2"), destination("b", "x", "1", "2"), destination("c", "x", "1")).size());
    }

    @Test
    public void differentClustersAndDifferentObjectsInOneClusterAreFine() {
        objects.put("blue", List.of("Deployment shop/web-blue"));
        objects.put("green", List.of("Deployment shop/web-green"));
        objects.put("other", List.of("Deployment shop-bj/web"));
        assertEquals(List.of(), clashes(Standbys.NONE, destination("blue", "x", "1"), destination("green", "x", "1"), destination("other", "x", "1")));
        assertEquals(List.of(), clashes(Standbys.NONE, destination("one", "https://a", "1"), destination("two", "https://b", "2"), destination("three", "https://c")));
    }
}
