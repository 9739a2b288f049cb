package io.jenkins.plugins.kubesphere.image.real;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RegistryException;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import io.jenkins.plugins.kubesphere.image.source.RegistrySource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Debian's registry with each kind of authentication that it has. */
public class RegistryAuthenticationTest {

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final Pushes account = new Pushes(DebianRegistry.ACCOUNT);
    private Path layout;
    private Digest digest;

    @Before
    public void image() throws Exception {
        layout = folder.newFolder("layout").toPath();
        digest = ImageFixtures.layout(layout, 2, 100_000);
    }

    private Path directory(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    private OciLayoutSource source() throws Exception {
        return new OciLayoutSource(layout, null);
    }

    @Test
    public void aRobotWithPasswordPushesAndAnybodyElseIsToldWhatIsMissing() throws Exception {
        try (DebianRegistry registry = DebianRegistry.withPassword(directory("registry"))) {
            String image = registry.host() + "/shop/app:1";
            assertEquals(digest, account.push(source(), image).digest());
            Pushes wrong = new Pushes(new Access.Password("robot$shop+ci", "not-this-one"));
            String refused = assertThrows(ImageException.class, () -> wrong.push(source(), registry.host() + "/shop/other:1")).getMessage();
            assertTrue(refused, refused.contains("robot$shop+ci") && !refused.contains("not-this-one"));
            String anonymous =
                    assertThrows(ImageException.class, () -> Pushes.anonymous().push(source(), registry.host() + "/shop/other:1")).getMessage();
            assertTrue(anonymous, anonymous.contains("credentialsId"));
            assertTrue(registry.hasNoTags("shop/other"));
        }
    }

    @Test
    public void tokensAreAskedForOncePerScopeAndAllowMounting() throws Exception {
        try (TokenIssuer issuer = TokenIssuer.start(Certificates.create(directory("keys")));
                DebianRegistry registry = DebianRegistry.withTokens(directory("registry"), issuer)) {
            assertEquals(digest, account.push(source(), registry.host() + "/shop/app:1", "latest").digest());
            assertEquals(List.of("repository:shop/app:pull,push"), issuer.scopes());
            Registry from = account.connect(registry.host());
            PushResult promoted = account.push(
                    new RegistrySource(from, ImageReference.parse(registry.host() + "/shop/app:latest")), registry.host() + "/live/app:1");
            assertEquals(digest, promoted.digest());
            assertEquals(0, promoted.uploaded());
            assertTrue(issuer.scopes().toString(), issuer.scopes().contains("repository:shop/app:pull"));
        }
    }

    @Test
    public void whoMayOnlyPullIsToldSoAndPublishesNothing() throws Exception {
        try (TokenIssuer issuer = TokenIssuer.start(Certificates.create(directory("keys")));
                DebianRegistry registry = DebianRegistry.withTokens(directory("registry"), issuer)) {
            RegistryException e = assertThrows(RegistryException.class, () -> Pushes.anonymous().push(source(), registry.host() + "/shop/app:1"));
            assertTrue(e.getMessage(), e.getMessage().contains("credentialsId"));
            assertTrue(registry.hasNoTags("shop/app"));
        }
    }

    @Test
    public void aTokenThatEndsInTheMiddleOfAPushIsReplaced() throws Exception {
        try (TokenIssuer issuer = TokenIssuer.start(Certificates.create(directory("keys")));
                DebianRegistry registry = DebianRegistry.withTokens(
                        directory("registry"), issuer.withLife(Duration.ofSeconds(2), Duration.ofMinutes(5)));
                CuttingWire wire = CuttingWire.to(registry.host()).slow(400)) {
            assertEquals(digest, account.push(source(), wire.host() + "/shop/app:1").digest());
            assertTrue(issuer.scopes().toString(), issuer.scopes().size() > 1);
            assertEquals(List.of(), account.retries());
        }
    }

    /** The agent has a token that it cannot renew: it has to say so, whatever the token service said about its life. */
    @Test
    public void aTokenThatSomebodyElseHasToReplaceIsSaidToHaveEnded() throws Exception {
        try (TokenIssuer issuer = TokenIssuer.start(Certificates.create(directory("keys")));
                DebianRegistry registry = DebianRegistry.withTokens(
                        directory("registry"), issuer.withLife(Duration.ofSeconds(2), Duration.ofMinutes(5)));
                CuttingWire wire = CuttingWire.to(registry.host()).slow(400)) {
            Access.Bearer token;
            try (Registry controller = account.connect(registry.host())) {
                token = controller.pushToken("shop/app", List.of()).orElseThrow();
            }
            Pushes agent = new Pushes(token);
            RegistryException e = assertThrows(RegistryException.class, () -> agent.push(source(), wire.host() + "/shop/app:1"));
            assertEquals("token expired", e.detail());
            assertFalse(e.getMessage(), e.getMessage().contains(token.token()));
            assertTrue(registry.hasNoTags("shop/app"));
        }
    }

    @Test
    public void aPrivateAuthorityIsBelievedWhereJavaTrustsItAndNowhereElse() throws Exception {
        Certificates certificates = Certificates.create(directory("keys"));
        try (DebianRegistry registry = DebianRegistry.withTls(directory("registry"), certificates)) {
            String image = registry.host() + "/shop/app:1";
            String refused = assertThrows(ImageException.class, () -> account.push(source(), image)).getMessage();
            assertTrue(refused, refused.contains("TLS") && refused.contains("insecure"));
            SSLContext before = SSLContext.getDefault();
            SSLContext.setDefault(certificates.trusting());
            try {
                assertEquals(digest, account.push(source(), image).digest());
            } finally {
                SSLContext.setDefault(before);
            }
        }
    }
}
