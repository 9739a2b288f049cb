package io.jenkins.plugins.kubesphere.steps;

import static org.junit.Assert.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.kubesphere.embedded.registry.EmbeddedRegistry;
import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsSessionRule;

public class HarborPushRestartTest {

    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aPushGoesOnAfterARestartOfTheController() throws Throwable {
        int port;
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = silent.getLocalPort();
            String image = "127.0.0.1:" + port + "/shop/app";
            sessions.then(jenkins -> {
                WorkflowJob job = jenkins.jenkins.createProject(WorkflowJob.class, "release");
                FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
                workspace.child("target").mkdirs();
                ImageFixtures.jar(Path.of(workspace.child("target/app.jar").getRemote()), "demo.Main", Map.of("demo/Main.class", "code"));
                job.setDefinition(new CpsFlowDefinition(
                        "node('') { def app = harborPush(image: '" + image + "', tags: ['1'], from: jar('target/app.jar')); echo app.digest }",
                        true));
                WorkflowRun run = job.scheduleBuild2(0).waitForStart();
                jenkins.waitForMessage("Pushing target/app.jar", run);
            });
        }
        RegistryOptions options = RegistryOptions.plain(folder.newFolder("registry").toPath()).withPort(port);
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(options)) {
            sessions.then(jenkins -> {
                WorkflowRun run = jenkins.jenkins.getItemByFullName("release", WorkflowJob.class).getBuildByNumber(1);
                jenkins.waitForCompletion(run);
                jenkins.assertBuildStatus(Result.SUCCESS, run);
                jenkins.assertLogContains("restarted during this push", run);
                jenkins.assertLogContains(registry.digest("shop/app", "1").orElseThrow(), run);
            });
            assertTrue(registry.tags("shop/app").contains("1"));
        }
    }
}
