package io.jenkins.plugins.kubesphere.cluster.real;

import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.PATIENT;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.await;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.configMap;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.documents;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import io.jenkins.plugins.kubesphere.cluster.Transport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;

/** Many objects of one kind are read with one request, and the outcome is that of reading each. */
public class ManyObjectsTest {

    private static final int MANY = 8;

    @Rule
    public final RealCluster cluster = new RealCluster();

    private final Recorder heard = new Recorder();
    private final List<String> read = new CopyOnWriteArrayList<>();

    /** The same connection, whose reads of config maps are noted: {@code list}, or an object's name. */
    private ClusterConnection watched(ClusterConnection connection) {
        Transport carrier = connection.transport();
        return ClusterConnection.through(connection.access(), (Transport) Proxy.newProxyInstance(Transport.class.getClassLoader(),
                new Class<?>[] {Transport.class}, (self, method, arguments) -> {
                    if (method.getName().equals("exchange") && arguments[0].equals("GET") && arguments[1].toString().contains("/configmaps")) {
                        String path = arguments[1].toString();
                        read.add(path.contains("?limit=") ? "list" : path.substring(path.lastIndexOf('/') + 1));
                    }
                    try {
                        return method.invoke(carrier, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static String settings(String value) {
        return documents(IntStream.range(0, MANY).mapToObj(i -> configMap("settings-" + i, i == 3 ? value : "same")).toArray(String[]::new));
    }

    private ReleaseResult apply(ClusterConnection connection, String manifest) throws Exception {
        read.clear();
        return await(cluster.release(watched(connection), manifest, PATIENT, heard).start());
    }

    @Test
    public void onePageTellsWhatIsThereAndWhatIsNot() throws Exception {
        assertEquals(MANY, apply(cluster.admin(), settings("1")).count(AppliedObject.Change.CREATED));
        assertEquals("nothing is there, and one request says so", List.of("list"), read);
        assertEquals(MANY, apply(cluster.admin(), settings("1")).count(AppliedObject.Change.UNCHANGED));
        assertEquals(List.of("list"), read);
        ReleaseResult changed = apply(cluster.admin(), settings("2"));
        assertEquals(List.of(1L, MANY - 1L), List.of(changed.count(AppliedObject.Change.CHANGED), changed.count(AppliedObject.Change.UNCHANGED)));
        assertEquals("2", cluster.get("v1", "configmaps/settings-3").at("/data/key").asText());
    }

    @Test
    public void whatIsNotOnThePageIsReadOnItsOwn() throws Exception {
        cluster.apply(documents(IntStream.range(0, 40).mapToObj(i -> configMap("another-" + i, "1")).toArray(String[]::new)), PATIENT, heard);
        cluster.apply(settings("1"), PATIENT, heard);
        assertEquals(MANY, apply(cluster.admin(), settings("1")).count(AppliedObject.Change.UNCHANGED));
        assertEquals("one page of strangers, then each", MANY + 1, read.size());
    }

    @Test
    public void whoMayNotListReadsEach() throws Exception {
        ClusterConnection user = cluster.userWith("[{\"apiGroups\": [\"\"], \"resources\": [\"configmaps\"], \"verbs\": [\"get\", \"patch\", \"create\"]}]");
        assertEquals(MANY, apply(user, settings("1")).count(AppliedObject.Change.CREATED));
        assertEquals(MANY, apply(user, settings("1")).count(AppliedObject.Change.UNCHANGED));
        assertEquals(MANY + 1, read.size());
    }
}
