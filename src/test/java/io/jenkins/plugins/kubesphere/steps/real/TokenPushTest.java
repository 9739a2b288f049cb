package io.jenkins.plugins.kubesphere.steps.real;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.real.Certificates;
import io.jenkins.plugins.kubesphere.image.real.CuttingWire;
import io.jenkins.plugins.kubesphere.image.real.DebianRegistry;
import io.jenkins.plugins.kubesphere.image.real.TokenIssuer;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import java.nio.file.Files;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** A registry with a token service: the agent has a token for one repository, and gets another one when that ends. */
public class TokenPushTest {

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aTokenThatEndsInTheMiddleIsReplacedByTheControllerAndThePushGoesOn() throws Exception {
        PushJob job = new PushJob(jenkins).withCredentials(DebianRegistry.ACCOUNT);
        Digest digest = ImageFixtures.layout(Files.createDirectories(job.workspace().resolve("layout")), 2, 150_000);
        try (TokenIssuer issuer = TokenIssuer.start(Certificates.create(folder.getRoot().toPath().resolve("keys")))
                        .withLife(Duration.ofSeconds(3), Duration.ofMinutes(5));
                DebianRegistry registry = DebianRegistry.withTokens(folder.getRoot().toPath().resolve("registry"), issuer);
                CuttingWire wire = CuttingWire.to(registry.host()).slow(350)) {
            WorkflowRun run = job.run(Result.SUCCESS,
                    "harborPush image: '" + wire.host() + "/shop/app', tags: ['1'], credentialsId: 'harbor', from: ociLayout('layout')");
            assertEquals(digest.toString(), run.getAction(ReleaseAction.class).getPushes().get(0).getDigest());
            jenkins.assertLogContains("new one", run);
            assertTrue(issuer.scopes().toString(), issuer.scopes().stream().allMatch(scope -> scope.startsWith("repository:shop/app:")));
            assertFalse(registry.hasNoTags("shop/app"));
        }
    }
}
