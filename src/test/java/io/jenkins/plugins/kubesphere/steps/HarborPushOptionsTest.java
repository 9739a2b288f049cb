package io.jenkins.plugins.kubesphere.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpServer;
import hudson.model.Result;
import io.jenkins.plugins.kubesphere.embedded.registry.EmbeddedRegistry;
import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.push.SelfSigned;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** Each option of {@code harborPush} as a Jenkinsfile writes it. */
public class HarborPushOptionsTest {

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private EmbeddedRegistry registry;
    private WorkflowJob job;
    private Path workspace;

    @Before
    public void start() throws Exception {
        registry = EmbeddedRegistry.start(RegistryOptions.plain(folder.newFolder("registry").toPath()));
        job = jenkins.jenkins.createProject(WorkflowJob.class, "release");
        jenkins.jenkins.getWorkspaceFor(job).mkdirs();
        workspace = Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote());
        ImageFixtures.jar(workspace.resolve("app.jar"), "demo.Main", Map.of("demo/Main.class", "code"));
    }

    @After
    public void stop() {
        registry.close();
    }

    private WorkflowRun run(Result expected, String body) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node('') { " + body.replace("HOST", registry.host()) + " }", true));
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private String manifest(String repository, String tag) throws Exception {
        return new String(registry.bytes(registry.digest(repository, tag).orElseThrow()), StandardCharsets.UTF_8);
    }

    @Test
    public void platformsMakeAnIndexAndTakeOneOutOfIt() throws Exception {
        run(Result.SUCCESS, "def app = harborPush image: 'HOST/shop/app', tags: ['1'], platforms: ['linux/amd64', 'linux/arm64'],"
                + " from: jar(path: 'app.jar', base: 'scratch')\n"
                + "harborPush image: 'HOST/shop/arm', tags: ['1'], platforms: ['linux/arm64'], from: registryImage(app.image)");
        String index = manifest("shop/app", "1");
        assertTrue(index, index.contains("image.index") && index.contains("\"arm64\"") && index.contains("\"amd64\""));
        assertTrue("the member has its own digest in both places", index.contains(registry.digest("shop/arm", "1").orElseThrow()));
        jenkins.assertLogContains("has no image for linux/s390x", run(
                Result.FAILURE, "harborPush image: 'HOST/shop/other', tags: ['1'], platforms: ['linux/s390x'], from: registryImage('HOST/shop/app:1')"));
        jenkins.assertLogContains("is no platform", run(
                Result.FAILURE, "harborPush image: 'HOST/shop/other', tags: ['1'], platforms: ['arm'], from: jar('app.jar')"));
        assertEquals(List.of(), registry.tags("shop/other"));
    }

    @Test
    public void compressionIsThatOfTheLayers() throws Exception {
        run(Result.SUCCESS, "harborPush image: 'HOST/shop/app', tags: ['zstd'], compression: 'zstd', from: jar('app.jar')\n"
                + "harborPush image: 'HOST/shop/app', tags: ['gzip'], from: jar('app.jar')");
        assertTrue(manifest("shop/app", "zstd"), manifest("shop/app", "zstd").contains("tar+zstd"));
        assertTrue(manifest("shop/app", "gzip"), manifest("shop/app", "gzip").contains("tar+gzip"));
        jenkins.assertLogContains("is no compression", run(
                Result.FAILURE, "harborPush image: 'HOST/shop/app', tags: ['1'], compression: 'lzma', from: jar('app.jar')"));
    }

    @Test
    public void attachmentsComeAlongOnlyIfAsked() throws Exception {
        run(Result.SUCCESS, "def app = harborPush image: 'HOST/test/app', tags: ['1'], from: jar('app.jar')\n"
                + "harborPush image: 'HOST/test/app', tags: [app.digest.replace(':', '-') + '.sig'], from: binary('app.jar')\n"
                + "harborPush image: 'HOST/live/plain', tags: ['1'], from: registryImage(app.image)\n"
                + "harborPush image: 'HOST/live/app', tags: ['1'], from: registryImage(image: app.image, attachments: true)");
        String signature = registry.digest("test/app", "1").orElseThrow().replace(':', '-') + ".sig";
        assertEquals(List.of("1"), registry.tags("live/plain"));
        assertEquals(List.of("1", signature), registry.tags("live/app"));
        assertEquals(registry.digest("test/app", signature), registry.digest("live/app", signature));
    }

    @Test
    public void insecureAcceptsACertificateThatNobodyKnowsAndSaysSo() throws Exception {
        try (EmbeddedRegistry tls = EmbeddedRegistry.start(
                RegistryOptions.plain(folder.newFolder("tls").toPath()).withTls(SelfSigned.context(folder.newFolder("keys").toPath())))) {
            String push = "harborPush image: '" + tls.host() + "/shop/app', tags: ['1'], from: jar('app.jar')";
            jenkins.assertLogContains("The TLS connection to " + tls.host() + " failed", run(Result.FAILURE, push));
            assertEquals(List.of(), tls.repositories());
            jenkins.assertLogContains("WARNING: insecure is set", run(Result.SUCCESS, push + ", insecure: true"));
            assertEquals(List.of("1"), tls.tags("shop/app"));
        }
    }

    @Test
    public void retriesAreAsManyAsSaid() throws Exception {
        HttpServer broken = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broken.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/v2/") ? 200 : 503, -1);
            exchange.close();
        });
        broken.start();
        try {
            String push = "harborPush image: '127.0.0.1:" + broken.getAddress().getPort() + "/shop/app', tags: ['1'],"
                    + " from: registryImage('127.0.0.1:" + broken.getAddress().getPort() + "/test/app:1'), retries: ";
            assertEquals(0, JenkinsRule.getLog(run(Result.FAILURE, push + 0)).split("trying again").length - 1);
            assertEquals(2, JenkinsRule.getLog(run(Result.FAILURE, push + 2)).split("trying again").length - 1);
            jenkins.assertLogContains("allowed are 0 to 20", run(Result.FAILURE, push + 21));
        } finally {
            broken.stop(0);
        }
    }
}
