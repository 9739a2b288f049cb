package io.jenkins.plugins.kubesphere.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.kubesphere.embedded.registry.EmbeddedRegistry;
import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.report.PushRecord;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import io.jenkins.plugins.kubesphere.report.metrics.Metrics;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jenkinsci.plugins.docker.commons.fingerprint.DockerFingerprintAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

public class HarborPushStepTest {

    private static final String PASSWORD = "a-secret-nobody-may-see";

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private EmbeddedRegistry harbor;
    private WorkflowJob job;
    private FilePath workspace;

    @Before
    public void start() throws Exception {
        harbor = EmbeddedRegistry.start(RegistryOptions.harbor(folder.newFolder("harbor").toPath()).withAccount("ci", PASSWORD));
        harbor.createProject("shop");
        SystemCredentialsProvider.getInstance().getCredentials().add(
                new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "harbor", "", "ci", PASSWORD));
        job = jenkins.jenkins.createProject(WorkflowJob.class, "release");
        workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace.child("target").mkdirs();
        ImageFixtures.jar(Path.of(workspace.child("target/app.jar").getRemote()), "demo.Main", Map.of("demo/Main.class", "code"));
    }

    @After
    public void stop() {
        harbor.close();
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script.replace("HARBOR", harbor.host()), true));
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private WorkflowRun push(Result expected, String arguments) throws Exception {
        return run(expected, "node('') { def app = harborPush(" + arguments + "); echo \"digest is ${app.digest}\" }");
    }

    private String refused(String arguments) throws Exception {
        WorkflowRun run = push(Result.FAILURE, arguments);
        String log = JenkinsRule.getLog(run);
        assertTrue("no stack trace for a person's mistake: " + log, !log.contains("\tat "));
        return log;
    }

    @Test
    public void whatTheAgentSaysStandsBeforeWhatTheControllerSaysAfterwards() throws Exception {
        String log = JenkinsRule.getLog(
                push(Result.SUCCESS, "image: 'HARBOR/shop/app', tags: ['1.0'], credentialsId: 'harbor', from: jar('target/*.jar')"));
        assertTrue(log, log.contains("  tag 1.0 set") && log.indexOf("  tag 1.0 set") < log.indexOf("Pushed " + harbor.host() + "/shop/app@"));
    }

    @Test
    public void aJarIsPublishedUnderAllTagsAndReported() throws Exception {
        WorkflowRun run = push(
                Result.SUCCESS, "image: 'HARBOR/shop/app', tags: ['1.0', 'latest'], credentialsId: 'harbor', from: jar('target/*.jar')");
        String digest = harbor.digest("shop/app", "1.0").orElseThrow();
        assertEquals(digest, harbor.digest("shop/app", "latest").orElseThrow());
        jenkins.assertLogContains("digest is " + digest, run);
        ReleaseAction release = run.getAction(ReleaseAction.class);
        assertNotNull(release);
        PushRecord record = release.getPushes().get(0);
        assertEquals(digest, record.getDigest());
        assertEquals(List.of("1.0", "latest"), record.getTags());
        assertTrue(record.getLink(), record.getLink().endsWith("/artifacts-tab/artifacts/" + digest));
        String manifest = new String(harbor.bytes(digest), StandardCharsets.UTF_8);
        String id = run.getAction(DockerFingerprintAction.class).getImageIDs().iterator().next();
        assertTrue("the fingerprint is the image's id: " + id, manifest.contains("\"digest\":\"" + id + "\""));
    }

    @Test
    public void thePasswordIsNowhereAfterwards() throws Exception {
        WorkflowRun run = push(Result.SUCCESS, "image: 'HARBOR/shop/app', tags: ['1'], credentialsId: 'harbor', from: jar('target/app.jar')");
        List<String> forbidden = List.of(
                PASSWORD, Base64.getEncoder().encodeToString(("ci:" + PASSWORD).getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8)));
        for (Path place : List.of(run.getRootDir().toPath(), Path.of(workspace.getRemote()))) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    forbidden.forEach(secret -> assertTrue(file + " holds a secret", !text.contains(secret)));
                }
            }
        }
    }

    @Test
    public void aSecondBuildSendsNothing() throws Exception {
        String arguments = "image: 'HARBOR/shop/app', tags: ['1'], credentialsId: 'harbor', from: jar('target/app.jar')";
        Metrics before = Metrics.now();
        WorkflowRun first = push(Result.SUCCESS, arguments);
        String registry = "registry=" + harbor.host();
        assertEquals(1, before.since("pushes_total", registry));
        long sent = before.since("pushed_bytes_total", registry);
        assertEquals(first.getAction(ReleaseAction.class).getPushes().get(0).getUploadedBytes(), sent);
        WorkflowRun again = push(Result.SUCCESS, arguments);
        assertEquals(2, before.since("pushes_total", registry));
        assertTrue("no more bytes: " + sent, sent > 0 && before.since("pushed_bytes_total", registry) == sent);
        assertEquals(0, again.getAction(ReleaseAction.class).getPushes().get(0).getUploadedBytes());
        jenkins.assertLogContains("tag 1 already points to it", again);
    }

    @Test
    public void mistakesAreOneSentenceAndPublishNothing() throws Exception {
        String rest = ", credentialsId: 'harbor', from: jar('target/app.jar')";
        assertTrue(refused("image: '', tags: ['1']" + rest).contains("The image name is empty"));
        assertTrue(refused("image: 'HARBOR/Shop/App', tags: ['1']" + rest).contains("upper-case"));
        assertTrue(refused("image: 'HARBOR/shop/app', tags: []" + rest).contains("list of tags is empty"));
        assertTrue(refused("image: 'HARBOR/shop/app', tags: ['a b']" + rest).contains("is no tag"));
        assertTrue(refused("image: 'HARBOR/shop/app', tags: ['" + "t".repeat(129) + "']" + rest).contains("129 characters"));
        assertTrue(refused("image: 'HARBOR/shop/app', tags: ['1'], credentialsId: 'other', from: jar('target/app.jar')").contains("'other'"));
        assertTrue(refused("image: 'HARBOR/shop/app', tags: ['1'], credentialsId: 'harbor', from: jar('target/*.war')").contains("No file matches"));
        assertTrue(refused("image: '127.0.0.1:9/shop/app', tags: ['1']" + rest).contains("127.0.0.1:9 cannot be reached: connection refused"));
        assertTrue(refused("image: 'HARBOR/nowhere/app', tags: ['1']" + rest).contains("createProject"));
        assertEquals(List.of(), harbor.repositories());
    }

    @Test
    public void harborsOptionsWorkTogether() throws Exception {
        harbor.findings("fresh/app", Map.of("High", 2));
        String arguments = "image: 'HARBOR/fresh/app', tags: ['1'], credentialsId: 'harbor', from: jar('target/app.jar'), createProject: true,"
                + " labels: ['tested'], scan: [failOn: 'High', timeout: '30s']";
        WorkflowRun blocked = push(Result.FAILURE, arguments);
        jenkins.assertLogContains("Created the project fresh", blocked);
        jenkins.assertLogContains("CVE-2026-HIGH-1", blocked);
        jenkins.assertLogContains("2 vulnerabilities of severity High or worse", blocked);
        WorkflowRun allowed = push(Result.SUCCESS, arguments.replace("timeout: '30s'", "allow: ['CVE-2026-HIGH-1', 'CVE-2026-HIGH-2']"));
        PushRecord record = allowed.getAction(ReleaseAction.class).getPushes().get(0);
        assertEquals("2 High", record.getScan());
        assertEquals(Map.of("High", 2), record.getFindings());
        jenkins.assertLogContains("High           2  0 with a fix", allowed);
        jenkins.assertLogContains("/artifacts-tab/artifacts/" + record.getDigest(), allowed);
        run(Result.SUCCESS, "node('') { def app = harborPush(" + arguments.replace("timeout: '30s'", "allow: ['CVE-2026-HIGH-1', 'CVE-2026-HIGH-2']") + ")\n"
                + "if (app.scan.summary != '2 High' || app.scan.total != 2 || app.scan.findings.High != 2) { error \"scan is ${app.scan}\" } }");
    }

    @Test
    public void aScanThatDoesNotEndFailsTheBuildAndTheReportStillSaysWhatIsPublished() throws Exception {
        harbor.blockScans("shop/app");
        WorkflowRun run = push(Result.FAILURE, "image: 'HARBOR/shop/app', tags: ['1'], credentialsId: 'harbor', from: jar('target/app.jar'),"
                + " scan: [timeout: '0s']");
        jenkins.assertLogContains("its state is Pending", run);
        assertEquals(harbor.digest("shop/app", "1").orElseThrow(), run.getAction(ReleaseAction.class).getPushes().get(0).getDigest());
    }

    @Test
    public void aWrongPasswordIsSaidAlthoughTheTokenServiceTookIt() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().add(
                new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "old", "", "ci", "not-the-password-any-more"));
        String log = refused("image: 'HARBOR/shop/app', tags: ['1'], credentialsId: 'old', from: jar('target/app.jar')");
        assertTrue(log, log.contains("does not accept user name and password of ci"));
        assertTrue(log, !log.contains("not-the-password-any-more"));
    }

    @Test
    public void aTagThatHadAnotherDigestIsSaidToHaveMoved() throws Exception {
        push(Result.SUCCESS, "image: 'HARBOR/shop/app', tags: ['1'], credentialsId: 'harbor', from: jar('target/app.jar')");
        String before = harbor.digest("shop/app", "1").orElseThrow().substring("sha256:".length(), "sha256:".length() + 12);
        WorkflowRun moved = push(Result.SUCCESS, "image: 'HARBOR/shop/app', tags: ['1'], credentialsId: 'harbor', from: jar(path: 'target/app.jar', user: '7')");
        jenkins.assertLogContains("tag 1 moved here from " + before, moved);
    }

    @Test
    public void aProtectedTagIsExplainedByItsRule() throws Exception {
        harbor.makeImmutable("shop", "v*");
        push(Result.SUCCESS, "image: 'HARBOR/shop/app', tags: ['v1'], credentialsId: 'harbor', from: jar('target/app.jar')");
        String log = refused("image: 'HARBOR/shop/app', tags: ['v1'], credentialsId: 'harbor', from: jar(path: 'target/app.jar', user: '7')");
        assertTrue(log, log.contains("immutability rule") && log.contains("rule 1 (tags: v*"));
    }

    @Test
    public void aPlainRegistrySaysWhichOptionsAreHarbors() throws Exception {
        try (EmbeddedRegistry plain = EmbeddedRegistry.start(RegistryOptions.plain(folder.newFolder("plain").toPath()))) {
            String target = "image: '" + plain.host() + "/shop/app', tags: ['1'], credentialsId: 'harbor', from: jar('target/app.jar')";
            for (String option : List.of("createProject: true", "labels: ['tested']", "scan: [failOn: 'High']")) {
                String log = refused(target + ", " + option);
                assertTrue(log, log.contains("is a registry but no Harbor; createProject, labels and scan are Harbor's"));
            }
            assertEquals(List.of(), plain.repositories());
            push(Result.SUCCESS, target);
        }
    }

    @Test
    public void archivesLayoutsAndPromotionWorkAsSources() throws Exception {
        Files.write(Path.of(workspace.child("image.tar").getRemote()), ImageFixtures.dockerArchive("app:1", 2, 5000));
        workspace.child("layout").mkdirs();
        String digest = ImageFixtures.layout(Path.of(workspace.child("layout").getRemote()), 2, 5000).toString();
        harbor.createProject("live");
        run(Result.SUCCESS, "node('') {\n"
                + "  harborPush image: 'HARBOR/shop/archive', tags: ['1'], credentialsId: 'harbor', from: dockerArchive('image.tar')\n"
                + "  def app = harborPush image: 'HARBOR/shop/layout:1', credentialsId: 'harbor', from: ociLayout('layout')\n"
                + "  def live = harborPush image: 'HARBOR/live/app', tags: ['1'], credentialsId: 'harbor', from: registryImage(app.image)\n"
                + "  if (live.uploaded != 0 || live.digest != app.digest) { error 'promotion moved bytes' }\n"
                + "}");
        assertEquals(digest, harbor.digest("live/app", "1").orElseThrow());
        assertEquals(List.of("1"), harbor.tags("shop/archive"));
    }

    @Test
    public void theStepWorksWithADockerConfigInsteadOfCredentials() throws Exception {
        String auth = Base64.getEncoder().encodeToString(("ci:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        Path config = folder.newFolder("docker").toPath();
        Files.writeString(config.resolve("config.json"), "{\"auths\":{\"https://" + harbor.host() + "/v2/\":{\"auth\":\"" + auth + "\"}}}");
        run(Result.SUCCESS, "node('') { withEnv(['DOCKER_CONFIG=" + config + "']) {\n"
                + "  harborPush image: 'HARBOR/shop/app', tags: ['1'], from: jar('target/app.jar')\n} }");
        assertEquals(List.of("1"), harbor.tags("shop/app"));
    }

    @Test
    public void anAbortEndsThePushWithinASecondAndMovesNoTag() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String image = "127.0.0.1:" + silent.getLocalPort() + "/shop/app";
            job.setDefinition(new CpsFlowDefinition(
                    "node('') { harborPush image: '" + image + "', tags: ['1'], from: jar('target/app.jar') }", true));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("Pushing target/app.jar", run);
            Thread.sleep(300);
            long start = System.nanoTime();
            run.doStop();
            jenkins.waitForCompletion(run);
            assertTrue("stopped after " + (System.nanoTime() - start) / 1_000_000 + " ms", System.nanoTime() - start < 2_000_000_000L);
            jenkins.assertBuildStatus(Result.ABORTED, run);
            assertNull(run.getAction(ReleaseAction.class));
        }
    }

    @Test
    public void everySettingOfAProgramReachesItsImage() throws Exception {
        run(Result.SUCCESS, "node('') { def n = 80; harborPush image: 'HARBOR/shop/app', tags: [\"v${n}\"], credentialsId: 'harbor', from: jar(\n"
                + "  path: 'target/*.jar', base: 'scratch', platform: 'linux/arm64', ports: ['8080'], env: [GREETING: \"hello ${n}\"],\n"
                + "  labels: ['ci.build': \"${n}\"], user: '1000', arguments: ['-Xmx64m']) }");
        String manifest = new String(harbor.bytes(harbor.digest("shop/app", "v80").orElseThrow()), StandardCharsets.UTF_8);
        String config = new String(
                harbor.bytes(manifest.replaceFirst("(?s).*\"config\":\\{[^}]*\"digest\":\"([^\"]+)\".*", "$1")), StandardCharsets.UTF_8);
        for (String expected : List.of(
                "\"architecture\":\"arm64\"", "\"8080/tcp\"", "\"GREETING=hello 80\"",
                "\"ci.build\":\"80\"", "\"User\":\"1000\"", "\"-Xmx64m\"")) {
            assertTrue(config, config.contains(expected));
        }
    }
}
