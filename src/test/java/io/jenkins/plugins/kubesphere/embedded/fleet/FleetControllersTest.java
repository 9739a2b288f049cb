package io.jenkins.plugins.kubesphere.embedded.fleet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.cluster.real.AuditLog;
import io.jenkins.plugins.kubesphere.cluster.real.RealCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Two controllers that know nothing of each other release the same application to the same real clusters. */
public class FleetControllersTest {
    private static final String JENKINSFILE = """
            node('') {
              writeFile file: 'settings.yml', text: '{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {by: $BY}}'
              multiClusterDeploy(file: 'settings.yml', application: 'shop', clusters: '*', waves: [[clusters: 'one'], [clusters: 'two']],
                  vars: [BY: 'MINE'], lockWait: '100s') { sh 'until [ -e OTHER/up ]; do sleep 0.2; done; sleep 2' }
            }
            """;

    @Rule
    public final RealCluster one = new RealCluster("TESTBED_KUBECONFIG_ONE");

    @Rule
    public final RealCluster two = new RealCluster("TESTBED_KUBECONFIG_TWO");

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path folder(String mine, String other) throws Exception {
        Path folder = temporary.newFolder(mine).toPath();
        Files.writeString(folder.resolve("one.kubeconfig"), one.kubeconfig());
        Files.writeString(folder.resolve("two.kubeconfig"), two.kubeconfig());
        Files.writeString(folder.resolve("Jenkinsfile"), JENKINSFILE.replace("MINE", mine)
                .replace("OTHER", temporary.getRoot().toPath().resolve(other).toString()));
        Files.writeString(folder.resolve("enough"), "");
        return folder;
    }

    @Test
    public void oneWaitsForTheOther() throws Exception {
        List<Path> folders = List.of(folder("left", "right"), folder("right", "left"));
        List<Process> controllers = List.of(ReleasingController.start(folders.get(0)), ReleasingController.start(folders.get(1)));
        int waited = 0;
        for (int i = 0; i < 2; i++) {
            assertTrue(Files.readString(folders.get(i).resolve("output")), controllers.get(i).waitFor(150, TimeUnit.SECONDS));
            String log = Files.readString(folders.get(i).resolve("home/jobs/job/builds/1/log"));
            assertEquals(log, List.of("1 SUCCESS"), Files.readAllLines(folders.get(i).resolve("results")));
            waited += log.contains("waiting: 'shop' is being released there by ") ? 1 : 0;
        }
        assertEquals("one of them, and only one", 1, waited);
        for (RealCluster cluster : List.of(one, two)) {
            assertEquals("each wrote once", 2, AuditLog.applies(cluster).stream().filter("patch configmaps/settings"::equals).count());
        }
        assertEquals("whoever came last, everywhere", one.get("v1", "configmaps/settings").at("/data/by").asText(),
                two.get("v1", "configmaps/settings").at("/data/by").asText());
    }
}
