package io.jenkins.plugins.kubesphere.steps.real;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.image.real.CuttingWire;
import io.jenkins.plugins.kubesphere.image.real.DebianRegistry;
import io.jenkins.plugins.kubesphere.image.real.Engine;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** Images of real engines, seen through the environment of the step. */
public class EngineImagesTest {

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static DebianRegistry registry;

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @BeforeClass
    public static void start() throws Exception {
        registry = DebianRegistry.open(FOLDER.getRoot().toPath().resolve("registry"));
    }

    @AfterClass
    public static void stop() throws Exception {
        if (registry != null) {
            registry.close();
        }
    }

    private String push(String repository, String image) {
        return "def app = harborPush(image: '" + registry.host() + "/" + repository + "', tags: ['1', 'latest'], from: dockerImage('" + image + "'))\n"
                + "echo \"digest is ${app.digest}\"";
    }

    private void isPublishedUnchanged(Engine engine, String repository) throws Exception {
        isPublishedUnchanged(engine, repository, engine.build(folder.newFolder("context").toPath()));
    }

    private void isPublishedUnchanged(Engine engine, String repository, String image) throws Exception {
        PushJob job = new PushJob(jenkins);
        String id = engine.id(image);
        WorkflowRun run = job.runWith(engine.address(), Result.SUCCESS, push(repository, image));
        engine.run("rmi", image);
        assertEquals(id, engine.pull(registry.host() + "/" + repository + ":latest"));
        jenkins.assertLogContains("digest is " + run.getAction(ReleaseAction.class).getPushes().get(0).getDigest(), run);
        engine.run("tag", registry.host() + "/" + repository + ":latest", image);
        WorkflowRun again = job.runWith(engine.address(), Result.SUCCESS, push(repository, image));
        assertEquals(0, again.getAction(ReleaseAction.class).getPushes().get(0).getUploadedBytes());
        leavesNothing(job);
    }

    private static void leavesNothing(PushJob job) throws Exception {
        try (Stream<Path> left = Files.list(job.workspace())) {
            assertEquals("nothing stays in the workspace", List.of(), left.toList());
        }
        assertFalse("nothing goes on", isSaving());
    }

    @Test
    public void anImageOfTheDockerEngineIsPulledWithTheSameId() throws Exception {
        try (Engine docker = Engine.docker()) {
            isPublishedUnchanged(docker, "docker/app");
        }
    }

    @Test
    public void anImageOfPodmansServiceIsPulledWithTheSameId() throws Exception {
        try (Engine podman = Engine.podman()) {
            isPublishedUnchanged(podman, "podman/app");
        }
    }

    /** Docker writes a layer that occurs twice once, and then links to it, when it has passed by already. */
    @Test
    public void layersThatOccurTwiceArriveTwice() throws Exception {
        String twice = "FROM scratch\nCOPY two /two\nCOPY one /one\nCOPY two /two\n";
        try (Engine docker = Engine.docker()) {
            isPublishedUnchanged(docker, "docker/twice", docker.build(folder.newFolder("docker").toPath(), twice, 100_000));
        }
    }

    @Test
    public void aLineThatBreaksWhileTheEngineSavesIsMended() throws Exception {
        try (Engine docker = Engine.docker(); CuttingWire wire = CuttingWire.to(registry.host()).resetsUploadsAfter(300_000, 2)) {
            PushJob job = new PushJob(jenkins);
            String image = docker.build(folder.newFolder("context").toPath());
            String id = docker.id(image);
            job.runWith(docker.address(), Result.SUCCESS,
                    "harborPush image: '" + wire.host() + "/broken/app', tags: ['1'], from: dockerImage('" + image + "')");
            assertEquals(2, wire.cuts());
            docker.run("rmi", image);
            assertEquals(id, docker.pull(registry.host() + "/broken/app:1"));
            leavesNothing(job);
        }
    }

    @Test
    public void anAbortEndsTheEnginesClientAsWell() throws Exception {
        try (Engine docker = Engine.docker(); CuttingWire wire = CuttingWire.to(registry.host()).slow(200)) {
            PushJob job = new PushJob(jenkins);
            String image = docker.build(folder.newFolder("context").toPath(), "FROM scratch\nCOPY one /one\n", 8_000_000);
            WorkflowRun run = job.startWith(
                    docker.address(), "harborPush image: '" + wire.host() + "/aborted/app', tags: ['1'], from: dockerImage('" + image + "')");
            while (registry.requests().stream().noneMatch(request -> request.startsWith("POST /v2/aborted/app"))) {
                assertTrue(JenkinsRule.getLog(run), run.isBuilding());
                Thread.sleep(50);
            }
            run.doStop();
            jenkins.waitForCompletion(run);
            jenkins.assertBuildStatus(Result.ABORTED, run);
            for (int i = 0; i < 100 && isSaving(); i++) {
                Thread.sleep(50);
            }
            leavesNothing(job);
            assertTrue(registry.hasNoTags("aborted/app"));
        }
    }

    private static boolean isSaving() {
        return ProcessHandle.current().descendants().anyMatch(each -> each.info().commandLine().orElse("").contains(" save "));
    }

    @Test
    public void withoutSourceTheImageOfTheSameNameIsPushed() throws Exception {
        try (Engine docker = Engine.docker()) {
            PushJob job = new PushJob(jenkins);
            String image = docker.build(folder.newFolder("context").toPath());
            docker.run("tag", image, registry.host() + "/named/app:7");
            job.runWith(docker.address(), Result.SUCCESS, "harborPush image: '" + registry.host() + "/named/app', tags: ['7', 'latest']");
            docker.run("rmi", registry.host() + "/named/app:7");
            assertEquals(docker.id(image), docker.pull(registry.host() + "/named/app:latest"));
        }
    }

    @Test
    public void whatDockersLoginLeftIsUsedWhereNoCredentialsAreNamed() throws Exception {
        try (Engine docker = Engine.docker();
                DebianRegistry guarded = DebianRegistry.withPassword(folder.getRoot().toPath().resolve("guarded"))) {
            Path config = folder.newFolder("config").toPath();
            docker.run("--config", config.toString(), "login", "--username", DebianRegistry.ACCOUNT.username(), "--password",
                    DebianRegistry.ACCOUNT.password(), guarded.host());
            PushJob job = new PushJob(jenkins);
            String image = docker.build(folder.newFolder("context").toPath());
            job.runWith(docker.address(), Result.SUCCESS, "withEnv(['DOCKER_CONFIG=" + config + "']) {\n"
                    + "harborPush image: '" + guarded.host() + "/shop/app', tags: ['1'], from: dockerImage('" + image + "')\n}");
            assertFalse(guarded.hasNoTags("shop/app"));
        }
    }

    @Test
    public void whatTheEngineDoesNotHaveAndAnEngineThatIsAwayAreOneSentence() throws Exception {
        try (Engine docker = Engine.docker()) {
            PushJob job = new PushJob(jenkins);
            WorkflowRun missing = job.runWith(docker.address(), Result.FAILURE, push("missing/app", "localhost/no-such-image:1"));
            jenkins.assertLogContains("localhost/no-such-image:1", missing);
            WorkflowRun away = job.runWith("unix:///nowhere/docker.sock", Result.FAILURE, push("missing/app", "localhost/no-such-image:1"));
            jenkins.assertLogContains("/nowhere/docker.sock", away);
            for (WorkflowRun run : new WorkflowRun[] {missing, away}) {
                assertTrue(JenkinsRule.getLog(run), !JenkinsRule.getLog(run).contains("\tat "));
            }
            assertTrue(registry.hasNoTags("missing/app"));
        }
    }
}
