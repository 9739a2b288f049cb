package io.jenkins.plugins.kubesphere.harbor;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.embedded.registry.EmbeddedRegistry;
import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.push.ImagePush;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.Endpoint;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RetryPolicy;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class HarborTest {

    private static final Access.Password ADMIN = new Access.Password("admin", "Harbor12345");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private EmbeddedRegistry server;
    private Registry registry;
    private Harbor harbor;

    @Before
    public void start() throws Exception {
        server = EmbeddedRegistry.start(RegistryOptions.harbor(folder.newFolder().toPath()).withAccount("admin", "Harbor12345"));
        registry = Registry.connect(new Endpoint(server.host(), false), ADMIN, RetryPolicy.DEFAULT, (what, why, pause) -> {});
        harbor = new Harbor(registry.client(), registry.address(), ADMIN);
    }

    @After
    public void stop() {
        registry.close();
        server.close();
    }

    private ImageReference image(String repository) {
        return ImageReference.parse(server.host() + "/" + repository);
    }

    private Digest push(String repository) throws Exception {
        Path layout = folder.newFolder().toPath();
        ImageFixtures.layout(layout, 1, 1000);
        try (ImageSource source = new OciLayoutSource(layout, null)) {
            return new ImagePush(registry, image(repository), event -> {}, 1).push(source.image(), List.of("1")).digest();
        }
    }

    @Test
    public void aProjectIsCreatedOnce() throws Exception {
        assertTrue(harbor.createProject("shop"));
        assertFalse(harbor.createProject("shop"));
        push("shop/app");
    }

    @Test
    public void aRobotThatMayNotCreateProjectsIsTold() throws Exception {
        harbor.createProject("shop");
        String name = server.addRobot("shop", "ci", "robots-secret", Set.of("pull", "push"));
        Harbor robot = new Harbor(registry.client(), registry.address(), new Access.Password(name, "robots-secret"));
        HarborException e = assertThrows(HarborException.class, () -> robot.createProject("other"));
        assertEquals(403, e.status());
        assertTrue(e.getMessage(), e.getMessage().contains("may not create"));
        assertFalse(e.getMessage(), e.getMessage().contains("robots-secret"));
    }

    @Test
    public void readOnlyModeIsNotTakenForALackOfRights() throws Exception {
        server.readOnly(true);
        String said = assertThrows(HarborException.class, () -> harbor.createProject("shop")).getMessage();
        assertTrue(said, said.contains("is in read-only mode") && !said.contains("may not create"));
    }

    @Test
    public void labelsAreCreatedAndPutOnANestedRepository() throws Exception {
        harbor.createProject("shop");
        Digest digest = push("shop/team/app");
        harbor.label(image("shop/team/app"), digest, "tested");
        harbor.label(image("shop/team/app"), digest, "tested");
        String escapedTwice = "/repositories/team%252Fapp/artifacts/";
        assertTrue(server.requests().toString(), server.requests().stream().anyMatch(request -> request.contains(escapedTwice)));
        assertEquals(1, server.requests().stream().filter(request -> request.equals("POST /api/v2.0/labels")).count());
    }

    @Test
    public void aScanIsWaitedForAndJudged() throws Exception {
        harbor.createProject("shop");
        server.findings("shop/app", Map.of("Critical", 1, "Low", 2));
        Digest digest = push("shop/app");
        ScanReport report = harbor.scan(image("shop/app"), digest, Duration.ofSeconds(20));
        assertEquals("1 Critical, 2 Low", report.inWords());
        assertEquals(List.of("CVE-2026-CRITICAL-1"), report.blocking(Severity.HIGH, List.of()).stream().map(Vulnerability::id).toList());
        assertEquals(List.of(), report.blocking(Severity.HIGH, List.of("CVE-2026-CRITICAL-1")));
    }

    @Test
    public void aScanThatTakesTooLongSaysItsState() throws Exception {
        harbor.createProject("shop");
        Digest digest = push("shop/app");
        HarborException e = assertThrows(HarborException.class, () -> harbor.scan(image("shop/app"), digest, Duration.ZERO));
        assertTrue(e.getMessage(), e.getMessage().contains("Running"));
    }

    @Test
    public void aScanThatStaysPendingOrFailsIsSaidToDoSo() throws Exception {
        harbor.createProject("shop");
        server.failScans("shop/app");
        Digest digest = push("shop/app");
        String failed = assertThrows(HarborException.class, () -> harbor.scan(image("shop/app"), digest, Duration.ofSeconds(20))).getMessage();
        assertTrue(failed, failed.contains("ended with Error") && failed.contains("scanner"));
        server.blockScans("shop/app");
        String pending = assertThrows(HarborException.class, () -> harbor.scan(image("shop/app"), digest, Duration.ZERO)).getMessage();
        assertTrue(pending, pending.contains("Pending") && pending.contains("timeout"));
    }

    @Test
    public void aHarborWithoutScannerIsSaidToHaveNone() throws Exception {
        harbor.createProject("shop");
        server.removeScanner();
        Digest digest = push("shop/app");
        String said = assertThrows(HarborException.class, () -> harbor.scan(image("shop/app"), digest, Duration.ofSeconds(20))).getMessage();
        assertTrue(said, said.contains("no available scanner") && said.contains("install or activate a scanner"));
    }

    @Test
    public void aRobotThatMayOnlyPushAndPullIsGivenTheLinkToThePage() throws Exception {
        harbor.createProject("shop");
        Digest digest = push("shop/team/app");
        String name = server.addRobot("shop", "ci", "robots-secret", Set.of("pull", "push"));
        Harbor robot = new Harbor(registry.client(), registry.address(), new Access.Password(name, "robots-secret"));
        assertEquals(harbor.page(image("shop/team/app"), digest), robot.page(image("shop/team/app"), digest));
    }

    @Test
    public void theRuleThatProtectsATagIsFound() throws Exception {
        harbor.createProject("shop");
        server.makeImmutable("shop", "{stable,v*}");
        String rule = harbor.immutableRule(image("shop/team/app"), "v1").orElseThrow();
        assertTrue(rule, rule.contains("rule 1") && rule.contains("{stable,v*}"));
        assertTrue(harbor.immutableRule(image("shop/app"), "latest").isEmpty());
    }

    @Test
    public void patternsOfRulesMatchAsHarborsDo() {
        assertTrue(DoubleStar.matches("**", "a/b"));
        assertFalse(DoubleStar.matches("*", "a/b"));
        assertTrue(DoubleStar.matches("release-?.*", "release-1.0"));
        assertFalse(DoubleStar.matches("release-?.*", "release-10"));
        assertTrue(DoubleStar.matches("{a,b*}", "bee"));
        assertFalse(DoubleStar.matches("{a,b*}", "cee"));
    }

    @Test
    public void aPlainRegistryIsNoHarbor() throws Exception {
        assertTrue(harbor.isHarbor());
        try (EmbeddedRegistry plain = EmbeddedRegistry.start(RegistryOptions.plain(folder.newFolder().toPath()));
                Registry other = Registry.connect(new Endpoint(plain.host(), false), ADMIN, RetryPolicy.DEFAULT, (what, why, pause) -> {})) {
            assertFalse(new Harbor(other.client(), other.address(), ADMIN).isHarbor());
        }
    }

    @Test
    public void wrongCredentialsAreSaidWithoutThePassword() {
        Harbor stranger = new Harbor(registry.client(), registry.address(), new Access.Password("bob", "hidden-word"));
        HarborException e = assertThrows(HarborException.class, () -> stranger.createProject("shop"));
        assertTrue(e.getMessage(), e.getMessage().contains("bob"));
        assertFalse(e.getMessage(), e.getMessage().contains("hidden-word"));
    }
}
