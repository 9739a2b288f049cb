package io.jenkins.plugins.kubesphere.embedded.fleet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.cluster.real.AuditLog;
import io.jenkins.plugins.kubesphere.cluster.real.RealCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A controller that releases to two real API servers is killed again and again at random moments; each build still ends as it would have, and nothing
 * is written twice. {@code -Dfleet.kills=30} kills more often, {@code -Dfleet.seed=5} at the same moments again.
 */
public class FleetKillsTest {
    private static final int KILLS = Integer.getInteger("fleet.kills", 6);
    private static final int LATEST_KILL_MILLIS = 2500;

    /** Builds with an odd number succeed, those with an even one fail on the second cluster and go back. */
    private static final String JENKINSFILE = """
            node('') {
              writeFile file: 'deploy.yml', text: '''apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {build: "$BUILD_NUMBER"}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 1
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: app, image: "$IMAGE"}]}
            '''
              def number = env.BUILD_NUMBER as int
              def bad = number % 2 == 0 ? 'does-not-exist' : 'registry'
              multiClusterDeploy(file: 'deploy.yml', clusters: '*', waves: [[clusters: 'one', gate: [healthFor: '1s']], [clusters: 'two']],
                  vars: [IMAGE: "registry/web:$number"], overrides: [[clusters: 'two', vars: [IMAGE: "$bad/web:$number"]]],
                  onFailure: 'rollbackAll', timeout: '60s', lockWait: '90s') { sh 'echo checked $DEPLOY_EVENT' }
            }
            """;

    @Rule
    public final RealCluster one = new RealCluster("TESTBED_KUBECONFIG_ONE");

    @Rule
    public final RealCluster two = new RealCluster("TESTBED_KUBECONFIG_TWO");

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path folder;

    @Test
    public void buildsEndAsTheyWouldHaveHoweverOftenTheControllerIsKilled() throws Exception {
        folder = temporary.getRoot().toPath();
        Files.writeString(folder.resolve("one.kubeconfig"), one.kubeconfig());
        Files.writeString(folder.resolve("two.kubeconfig"), two.kubeconfig());
        Files.writeString(folder.resolve("Jenkinsfile"), JENKINSFILE);
        long seed = Long.getLong("fleet.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < KILLS; i++) {
            Process controller = start();
            while (i == 0 && !Files.exists(folder.resolve("home/jobs/job/builds/2/log")) && controller.isAlive()) {
                Thread.sleep(50);
            }
            Thread.sleep(random.nextInt(LATEST_KILL_MILLIS));
            controller.destroyForcibly();
            assertTrue(controller.waitFor(10, TimeUnit.SECONDS));
        }
        Files.writeString(folder.resolve("enough"), "");
        Process last = start();
        assertTrue(output(), last.waitFor(120, TimeUnit.SECONDS));
        check(Files.readAllLines(folder.resolve("results")), "seed " + seed + "\n" + output());
    }

    private String output() throws Exception {
        return Files.readString(folder.resolve("output"));
    }

    private Process start() throws Exception {
        Files.deleteIfExists(folder.resolve("up"));
        Process process = ReleasingController.start(folder);
        for (int i = 0; i < 1200 && !Files.exists(folder.resolve("up")) && process.isAlive(); i++) {
            Thread.sleep(50);
        }
        assertTrue(output(), Files.exists(folder.resolve("up")));
        return process;
    }

    private void check(List<String> results, String story) throws Exception {
        int good = 0;
        int bad = 0;
        int notBegun = 0;
        int latest = 0;
        for (String result : results) {
            int number = Integer.parseInt(result.substring(0, result.indexOf(' ')));
            boolean succeeds = number % 2 == 1;
            String log = Files.readString(folder.resolve("home/jobs/job/builds/" + number + "/log"));
            if (log.contains("before this build had written any state")) {
                assertTrue(story + log, result.endsWith(" FAILURE") && !log.contains("multiClusterDeploy"));
                notBegun++;
                continue;
            }
            assertEquals(story + log, number + (succeeds ? " SUCCESS" : " FAILURE"), result);
            assertEquals(story + log, !succeeds, log.contains("ImagePullBackOff"));
            good += succeeds ? 1 : 0;
            bad += succeeds ? 0 : 1;
            latest = succeeds ? number : latest;
        }
        System.out.println(KILLS + " kills, " + good + " builds that succeeded, " + bad + " that went back, " + notBegun + " killed before they began");
        for (RealCluster cluster : List.of(one, two)) {
            assertEquals("registry/web:" + latest, cluster.get("apps/v1", "deployments/web").at("/spec/template/spec/containers/0/image").asText());
            assertEquals(String.valueOf(latest), cluster.get("v1", "configmaps/settings").at("/data/build").asText());
            assertEquals("every release is one generation, every way back another", good + 2L * bad,
                    cluster.get("apps/v1", "deployments/web").at("/metadata/generation").asLong());
            List<String> applies = AuditLog.applies(cluster);
            assertEquals("written once by each build: " + applies, good + bad, applies.stream().filter("patch configmaps/settings"::equals).count());
            assertTrue("locks are given back", cluster.get("coordination.k8s.io/v1", "leases/kubesphere-pipeline-job") == null);
        }
    }
}
