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
import io.jenkins.plugins.kubesphere.report.PushRecord;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
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
            PushRecord record = run.getAction(ReleaseAction.class).getPushes().get(0);
            assertEquals("what was sent with the first token was sent", 0, record.getSkippedBytes());
            assertTrue("both layers: " + record.getUploadedBytes(), record.getUploadedBytes() > 300_000);
            assertTrue(issuer.scopes().toString(), issuer.scopes().stream().allMatch(scope -> scope.startsWith("repository:shop/app:")));
            assertFalse(registry.hasNoTags("shop/app"));
        }
    }

    /** The agent's token allows what the push reads, and what this build has pushed before, and nothing else. */
    @Test
    public void layersThatAnotherRepositoryHasAreMountedAndABaseThereCanBeRead() throws Exception {
        PushJob job = new PushJob(jenkins).withCredentials(DebianRegistry.ACCOUNT);
        ImageFixtures.layout(Files.createDirectories(job.workspace().resolve("layout")), 2, 150_000);
        Files.write(job.workspace().resolve("app"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        try (TokenIssuer issuer = TokenIssuer.start(Certificates.create(folder.getRoot().toPath().resolve("keys")));
                DebianRegistry registry = DebianRegistry.withTokens(folder.getRoot().toPath().resolve("registry"), issuer)) {
            String push = "harborPush tags: ['1'], credentialsId: 'harbor', image: '" + registry.host() + "/shop/";
            WorkflowRun run = job.run(Result.SUCCESS, push + "one', from: ociLayout('layout')\n" + push + "two', from: ociLayout('layout')\n"
                    + push + "three', from: binary(path: 'app', base: '" + registry.host() + "/shop/one:1')");
            List<PushRecord> pushes = run.getAction(ReleaseAction.class).getPushes();
            assertTrue(pushes.get(0).getUploadedBytes() > 300_000);
            assertEquals("everything is there", 0, pushes.get(1).getUploadedBytes());
            assertEquals(pushes.get(0).getUploadedBytes(), pushes.get(1).getMountedBytes());
            assertTrue("only its own layer travels", pushes.get(2).getUploadedBytes() < 5_000 && pushes.get(2).getMountedBytes() > 300_000);
            assertEquals(List.of(), issuer.scopes().stream().filter(scope -> scope.contains("push") && !scope.matches("repository:shop/(one|two|three):pull,push")).toList());
            assertEquals("the first push may read nothing else", 0, firstToken(issuer).stream().filter(scope -> !scope.contains("shop/one:")).count());
        }
    }

    private static List<String> firstToken(TokenIssuer issuer) {
        List<String> scopes = issuer.scopes();
        int second = scopes.indexOf(scopes.stream().filter(scope -> scope.contains("shop/two")).findFirst().orElseThrow());
        return scopes.subList(0, second);
    }
}
