package io.jenkins.plugins.kubesphere.image.push;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.embedded.registry.EmbeddedRegistry;
import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.Endpoint;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RetryPolicy;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** The way to a registry: with and without TLS, Basic authentication, and none at all. */
public class RegistryConnectionTest extends PushesToHarbor {

    @Test
    public void anUnreachableRegistryIsNamed() throws Exception {
        String host = harbor.host();
        harbor.close();
        ImageException e = assertThrows(ImageException.class, () -> connect(ALICE));
        assertTrue(e.getMessage(), e.getMessage().contains(host));
    }

    @Test
    public void aRegistryThatSpeaksPlainHttpIsNotSaidToLackACertificate() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answer(plain, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
            server.start();
            // an address of this machine that is not recognized as one, so that plain HTTP is not tried
            Endpoint elsewhere = new Endpoint("[::ffff:127.0.0.1]:" + plain.getLocalPort(), false);
            assertFalse(elsewhere.isLoopback());
            ImageException e = assertThrows(
                    ImageException.class, () -> Registry.connect(elsewhere, ALICE, RetryPolicy.DEFAULT.withRetries(0), (what, why, pause) -> {}));
            assertTrue(e.getMessage(), e.getMessage().contains("speaks plain HTTP") && !e.getMessage().contains("authority"));
        }
    }

    private static void answer(ServerSocket server, String words) {
        try (Socket connection = server.accept()) {
            connection.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void basicAuthenticationWorksAsWell() throws Exception {
        harbor.close();
        harbor = EmbeddedRegistry.start(RegistryOptions.plain(folder.newFolder("basic").toPath())
                .withAuthentication(RegistryOptions.Authentication.BASIC).withAccount("alice", "correct horse"));
        push(new OciLayoutSource(layout(2), null), ALICE, "app", "1");
        assertEquals(List.of("1"), harbor.tags("app"));
        ImageException e = assertThrows(
                ImageException.class, () -> push(new OciLayoutSource(layout(2), null), new Access.Anonymous(), "app", "2"));
        assertTrue(e.getMessage(), e.getMessage().contains("credentialsId"));
    }

    @Test
    public void aCertificateThatNobodySignedIsRefusedUnlessInsecureIsSet() throws Exception {
        harbor.close();
        RegistryOptions options = RegistryOptions.plain(folder.newFolder("tls").toPath());
        harbor = EmbeddedRegistry.start(options.withTls(SelfSigned.context(folder.newFolder().toPath())));
        ImageException e = assertThrows(ImageException.class, () -> connect(new Access.Anonymous()));
        assertTrue(e.getMessage(), e.getMessage().contains("TLS") && e.getMessage().contains("insecure"));
        Endpoint endpoint = new Endpoint(harbor.host(), true);
        Path layout = layout(2);
        try (Registry registry = Registry.connect(endpoint, new Access.Anonymous(), RetryPolicy.DEFAULT, (what, why, pause) -> {});
                ImageSource source = new OciLayoutSource(layout, null)) {
            assertEquals("https", registry.address().getScheme());
            new ImagePush(registry, ImageReference.parse(harbor.host() + "/app"), events::add, 2).push(source.image(), List.of("1"));
        }
        assertEquals(List.of("1"), harbor.tags("app"));
    }

    @Test
    public void theDataOutlivesTheRegistry() throws Exception {
        Path data = folder.newFolder("kept").toPath();
        RegistryOptions options = RegistryOptions.plain(data);
        Path layout = layout(2);
        Digest digest;
        try (EmbeddedRegistry first = EmbeddedRegistry.start(options);
                Registry registry = plain(first);
                ImageSource source = new OciLayoutSource(layout, null)) {
            digest = new ImagePush(registry, ImageReference.parse(first.host() + "/app"), events::add, 2).push(source.image(), List.of("1")).digest();
        }
        try (EmbeddedRegistry second = EmbeddedRegistry.start(options)) {
            assertEquals(digest.toString(), second.digest("app", "1").orElseThrow());
        }
    }

    private static Registry plain(EmbeddedRegistry registry) throws Exception {
        return Registry.connect(new Endpoint(registry.host(), false), new Access.Anonymous(), RetryPolicy.DEFAULT, (what, why, pause) -> {});
    }
}
