package io.jenkins.plugins.kubesphere.steps.apply;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.cluster.real.AuditLog;
import io.jenkins.plugins.kubesphere.cluster.real.RealCluster;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.EmbeddedController;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The process of a controller is killed somewhere in the middle of a deployment to a real cluster, as often as {@code -Dkill.points} says; the next
 * controller brings the build to its end. The API server's audit log tells that nothing was written twice.
 */
public class KilledControllerTest {

    private static final int MAPS = 10;
    private static final int POINTS = Integer.getInteger("kill.points", 3);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime() % 100_000);

    @Rule
    public final RealCluster cluster = new RealCluster();

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    /** The step before this one was the last that was on disk. */
    private static final String NOT_YET_BEGUN = "which cannot be resumed";

    private final Random random = new Random(SEED);

    private static String manifest(String run, String image) {
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < MAPS; i++) {
            documents.add(RealCluster.configMap(run + "-" + i, "new"));
        }
        documents.add(RealCluster.deployment(run + "-web", image, 2));
        return RealCluster.documents(documents.toArray(String[]::new));
    }

    @Test
    public void aDeploymentGoesOnWhereverTheControllerIsKilled() throws Exception {
        for (int i = 0; i < POINTS; i++) {
            String name = "good-" + i;
            String log = killed(name, manifest(name, "app:1"), "", random.nextInt(2 * MAPS + 8), Result.SUCCESS);
            Map<String, Integer> writes = writesOf(name);
            if (log.contains(NOT_YET_BEGUN)) {
                assertEquals(log, Map.of(), writes);
                continue;
            }
            for (int map = 0; map < MAPS; map++) {
                assertEquals(log + writes, (Integer) 1, writes.get("configmaps/" + name + "-" + map));
            }
            assertEquals(log + writes, (Integer) 1, writes.get("deployments/" + name + "-web"));
            assertEquals(log, MAPS + 1, writes.size());
        }
    }

    @Test
    public void aRollbackGoesOnWhereverTheControllerIsKilled() throws Exception {
        for (int i = 0; i < POINTS; i++) {
            String name = "bad-" + i;
            cluster.apply(RealCluster.configMap(name + "-0", "old"));
            String log = killed(name, manifest(name, "does-not-exist:1"), ", rollback: true", 2 * MAPS + random.nextInt(16), Result.FAILURE);
            assertThat(log, containsString("ImagePullBackOff"));
            assertEquals(log, "old", cluster.get("v1", "configmaps/" + name + "-0").at("/data/key").asText());
            for (int map = 1; map < MAPS; map++) {
                assertNull(log, cluster.get("v1", "configmaps/" + name + "-" + map));
            }
            assertNull(log, cluster.get("apps/v1", "deployments/" + name + "-web"));
            writesOf(name).forEach((object, times) -> {
                // Once before, once by the release, and the undo with the return of its owners.
                assertTrue(log + object + " was written " + times + " times", times <= (object.endsWith("-0") ? 4 : 1));
            });
        }
    }

    /** Runs a build whose controller is killed after so many requests that the server has answered; the log once it has ended. */
    private String killed(String name, String manifest, String options, int requests, Result expected) throws Exception {
        Path home = temporary.newFolder(name).toPath();
        Path script = temporary.newFile(name + ".jenkinsfile").toPath();
        Files.writeString(script, "node('') {\nwriteFile file: 'm.yaml', text: '''" + manifest + "'''\necho \"done: ${envsubstApply(file: 'm.yaml', "
                + "kubeconfigId: 'real', timeout: '3m'" + options + ").objects.size()}\"\n}");
        Files.writeString(temporary.newFile(name + ".kubeconfig").toPath(), cluster.kubeconfig());
        int pause = requests > 2 * MAPS ? random.nextInt(2500) : random.nextInt(20);
        int before = AuditLog.requests(cluster).size();
        Process process = start(home, script, temporary.getRoot().toPath().resolve(name + ".kubeconfig"));
        Path log = home.resolve("jobs/job/builds/1/log");
        for (int i = 0; i < 6000 && process.isAlive() && AuditLog.requests(cluster).size() - before < Math.min(requests, 2 * MAPS + 2); i++) {
            Thread.sleep(5);
        }
        if (requests == 0) {
            for (int i = 0; i < 6000 && process.isAlive() && !(Files.exists(log) && Files.readString(log).contains("envsubstApply")); i++) {
                Thread.sleep(5);
            }
        }
        Thread.sleep(pause);
        process.destroyForcibly();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        String last = Files.readString(log);
        System.out.printf("%s: killed after %d requests and %d ms (seed %d); last line: %s%n", name, requests, pause, SEED,
                last.strip().substring(last.strip().lastIndexOf('\n') + 1));
        try (EmbeddedController controller = EmbeddedController.start(home)) {
            WorkflowRun run = controller.jenkins().getItemByFullName("job", WorkflowJob.class).getBuildByNumber(1);
            assertNotNull(last, run);
            for (int i = 0; i < 3600 && run.isBuilding(); i++) {
                Thread.sleep(50);
            }
            String whole = run.getLog();
            boolean begun = !(requests == 0 && whole.contains(NOT_YET_BEGUN));
            assertEquals("seed " + SEED + ", after " + requests + " requests and " + pause + " ms\n" + whole, begun ? expected : Result.FAILURE, run.getResult());
            assertTrue(whole, !begun || expected != Result.SUCCESS || whole.contains("done: " + (MAPS + 1)));
            return whole;
        }
    }

    private Map<String, Integer> writesOf(String name) throws Exception {
        Map<String, Integer> times = new HashMap<>();
        for (String write : AuditLog.writes(cluster)) {
            String object = write.substring(write.indexOf(' ') + 1);
            if (object.contains("/" + name + "-")) {
                times.merge(object, 1, Integer::sum);
            }
        }
        return times;
    }

    private Process start(Path home, Path script, Path kubeconfig) throws Exception {
        List<String> command = List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Controller.class.getName(), home.toString(),
                script.toString(), kubeconfig.toString());
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(home.resolveSibling(home.getFileName() + ".output").toFile()).start();
    }

    /** The controller that is killed. */
    public static final class Controller {
        public static void main(String[] arguments) throws Exception {
            EmbeddedController controller = EmbeddedController.start(Path.of(arguments[0]));
            SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
            store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "real", "",
                    Secret.fromString(Files.readString(Path.of(arguments[2])))));
            store.save();
            WorkflowJob job = controller.jenkins().createProject(WorkflowJob.class, "job");
            job.setDefinition(new CpsFlowDefinition(Files.readString(Path.of(arguments[1])), true));
            job.save();
            job.scheduleBuild2(0).get();
            Thread.sleep(60_000);
        }
    }
}
