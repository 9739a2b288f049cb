package io.jenkins.plugins.kubesphere.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.kubesphere.embedded.registry.EmbeddedRegistry;
import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.report.PushRecord;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** {@code dockerImage} with a client that stands for an engine's: what it is asked, in which environment, and what becomes of its output. */
public class EngineImagePushTest {

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private EmbeddedRegistry registry;
    private WorkflowJob job;
    private Path bin;

    @Before
    public void start() throws Exception {
        registry = EmbeddedRegistry.start(RegistryOptions.plain(folder.newFolder("registry").toPath()));
        job = jenkins.jenkins.createProject(WorkflowJob.class, "release");
        bin = folder.newFolder("bin").toPath();
    }

    @After
    public void stop() {
        registry.close();
    }

    /** A client that knows one image; it notes what it is asked and prints what {@code save} says. */
    private void client(String name, String id, String save) throws Exception {
        Path client = bin.resolve(name);
        Files.writeString(client, "#!/bin/sh\nPATH=$PATH:/usr/bin:/bin\n"
                + "echo \"$DOCKER_HOST $*\" >>" + folder.getRoot() + "/asked\n"
                + "case \"$*\" in\n"
                + "  'image inspect '*' boot-app:latest') echo '" + id + " [\"sha256:" + "0".repeat(64) + "\"]' ;;\n"
                + "  'save boot-app:latest') " + save + " ;;\n"
                + "  *) echo \"no such image: $*\" >&2; exit 1 ;;\n"
                + "esac\n");
        assertTrue(client.toFile().setExecutable(true));
    }

    private String asked() throws Exception {
        Path file = folder.getRoot().toPath().resolve("asked");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private WorkflowRun push(Result expected, String image) throws Exception {
        return jenkins.assertBuildStatus(expected, begin(image));
    }

    private WorkflowRun begin(String image) throws Exception {
        job.setDefinition(new CpsFlowDefinition(
                "node('') { withEnv(['PATH+DOCKER=" + bin + "', 'DOCKER_HOST=tcp://engine.example.com']) {\n"
                        + "  harborPush image: '" + registry.host() + "/shop/boot-app', tags: ['1'], from: dockerImage('" + image + "')\n} }",
                true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private Path saved(int layers, int size) throws Exception {
        Path archive = folder.newFile().toPath();
        Files.write(archive, ImageFixtures.dockerArchive("boot-app:latest", layers, size));
        return archive;
    }

    private void assertNothingIsLeft() throws Exception {
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        for (Path place : List.of(Path.of(workspace.getRemote()), Path.of(workspace.getRemote() + "@tmp"))) {
            if (Files.exists(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    assertEquals(List.of(), files.filter(file -> !Files.isDirectory(file)).toList());
                }
            }
        }
    }

    @Test
    public void theClientIsAskedInTheStepsOwnEnvironmentAndNothingStaysOnDisk() throws Exception {
        Path archive = saved(2, 12_000_000);
        Path workspace = Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote());
        client("docker", "sha256:" + "1".repeat(64), "head -c 20000000 " + archive + "; du -sk " + workspace + "* | sort -n | tail -1 >"
                + folder.getRoot() + "/used; tail -c +20000001 " + archive);
        push(Result.SUCCESS, "boot-app:latest");
        assertEquals(List.of("1"), registry.tags("shop/boot-app"));
        assertTrue(asked(), asked().contains("tcp://engine.example.com save boot-app:latest"));
        long kilobytes = Long.parseLong(Files.readString(folder.getRoot().toPath().resolve("used")).split("\\s")[0]);
        assertTrue("no copy of the image while it travels, but " + kilobytes + " kB", kilobytes < 1000);
        assertNothingIsLeft();
    }

    @Test
    public void anImageThatIsThereAlreadyIsNotReadAtAll() throws Exception {
        Path archive = saved(2, 5000);
        client("docker", "sha256:" + "1".repeat(64), "cat " + archive);
        push(Result.SUCCESS, "boot-app:latest");
        String manifest = new String(registry.bytes(registry.digest("shop/boot-app", "1").orElseThrow()), "UTF-8");
        String config = manifest.replaceFirst("(?s).*\"config\":\\{[^}]*\"digest\":\"([^\"]+)\".*", "$1");
        Files.delete(folder.getRoot().toPath().resolve("asked"));
        client("docker", config, "exit 9");
        WorkflowRun again = push(Result.SUCCESS, "boot-app:latest");
        assertFalse(asked(), asked().contains("save"));
        PushRecord record = again.getAction(ReleaseAction.class).getPushes().get(0);
        assertEquals(0, record.getUploadedBytes());
        assertTrue(record.getSkippedBytes() > 0);
        jenkins.assertLogContains("tag 1 already points to it", again);
    }

    @Test
    public void anImageThatTheEngineDoesNotHaveIsSaidInItsOwnWords() throws Exception {
        client("docker", "sha256:" + "1".repeat(64), "exit 9");
        WorkflowRun run = push(Result.FAILURE, "other:latest");
        jenkins.assertLogContains("no such image", run);
        jenkins.assertLogContains("Is there such an image in this engine", run);
        assertEquals(List.of(), registry.repositories());
    }

    @Test
    public void aClientThatBreaksOffPublishesNothing() throws Exception {
        Path archive = saved(3, 400_000);
        client("docker", "sha256:" + "1".repeat(64), "head -c 700000 " + archive + "; echo 'connection to the engine lost' >&2; exit 3");
        WorkflowRun run = push(Result.FAILURE, "boot-app:latest");
        jenkins.assertLogContains("connection to the engine lost", run);
        jenkins.assertLogContains("docker save boot-app:latest ended with status 3", run);
        assertFalse(JenkinsRule.getLog(run), JenkinsRule.getLog(run).contains("\tat "));
        assertEquals(List.of(), registry.tags("shop/boot-app"));
        assertNothingIsLeft();
    }

    @Test
    public void anAbortEndsTheClient() throws Exception {
        Path pid = folder.getRoot().toPath().resolve("pid");
        client("docker", "sha256:" + "1".repeat(64), "echo $$ >" + pid + "; exec sleep 1000");
        WorkflowRun run = begin("boot-app:latest");
        for (int i = 0; i < 400 && (!Files.exists(pid) || Files.size(pid) == 0); i++) {
            Thread.sleep(50);
        }
        long process = Long.parseLong(Files.readString(pid).trim());
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        ProcessHandle.of(process).ifPresent(handle -> handle.onExit().orTimeout(5, TimeUnit.SECONDS).join());
        for (int i = 0; i < 100 && hasPipe(); i++) {
            Thread.sleep(50);
        }
        assertNothingIsLeft();
    }

    private boolean hasPipe() throws Exception {
        Path temporary = Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote() + "@tmp");
        try (Stream<Path> files = Files.exists(temporary) ? Files.list(temporary) : Stream.empty()) {
            return files.findAny().isPresent();
        }
    }

    @Test
    public void podmanIsTakenWhereThereIsNoDocker() throws Exception {
        for (String tool : List.of("sh", "cat", "mkdir")) {
            Files.createSymbolicLink(bin.resolve(tool), Path.of("/bin/" + tool));
        }
        client("podman", "2".repeat(64), "cat " + saved(1, 5000));
        job.setDefinition(new CpsFlowDefinition(
                "node('') { withEnv(['PATH=" + bin + "']) {\n"
                        + "  harborPush image: '" + registry.host() + "/shop/boot-app', tags: ['1'], from: dockerImage('boot-app:latest')\n} }",
                true));
        jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));
        assertTrue(asked(), asked().contains("save boot-app:latest"));
    }
}
