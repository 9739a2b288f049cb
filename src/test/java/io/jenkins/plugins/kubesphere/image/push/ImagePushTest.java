package io.jenkins.plugins.kubesphere.image.push;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.embedded.registry.EmbeddedRegistry;
import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.ImageValidator;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import io.jenkins.plugins.kubesphere.image.source.RegistrySource;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** What a push sends, in which order, and what it does not send again. */
public class ImagePushTest extends PushesToHarbor {

    @Test
    public void allTagsGetTheSameDigestAfterEverythingElse() throws Exception {
        Path layout = folder.newFolder("layout").toPath();
        Digest digest = ImageFixtures.layout(layout, 5, 20000);
        PushResult result = push(new OciLayoutSource(layout, null), ALICE, "shop/app", "1.0", "latest");
        assertEquals(digest, result.digest());
        assertEquals(List.of(harbor.host() + "/shop/app:1.0", harbor.host() + "/shop/app:latest"), result.references());
        assertEquals(digest.toString(), harbor.digest("shop/app", "1.0").orElseThrow());
        assertEquals(digest.toString(), harbor.digest("shop/app", "latest").orElseThrow());
        assertTrue(result.uploaded() > 100000);
        List<String> puts = harbor.requests().stream().filter(request -> request.startsWith("PUT")).toList();
        assertTrue(puts.toString(), puts.get(puts.size() - 1).endsWith("/latest"));
        assertTrue(puts.toString(), puts.get(puts.size() - 3).endsWith(digest.toString()));
    }

    @Test
    public void aSecondPushSendsNoBytes() throws Exception {
        Path layout = layout(3);
        push(new OciLayoutSource(layout, null), ALICE, "shop/app", "1.0");
        harbor.forgetRequests();
        PushResult again = push(new OciLayoutSource(layout, null), ALICE, "shop/app", "1.0");
        assertEquals(0, again.uploaded());
        assertTrue(again.skipped() > 60000);
        List<String> about = harbor.requests().stream().filter(request -> request.contains("/v2/shop")).toList();
        assertEquals(about.toString(), 1, about.size());
    }

    @Test
    public void aFurtherTagIsOneManifest() throws Exception {
        Path layout = layout(3);
        push(new OciLayoutSource(layout, null), ALICE, "shop/app", "1.0");
        harbor.forgetRequests();
        push(new OciLayoutSource(layout, null), ALICE, "shop/app", "2.0");
        assertTrue(harbor.requests().toString(), harbor.requests().stream().noneMatch(request -> request.contains("/blobs/")));
        assertEquals(List.of("1.0", "2.0"), harbor.tags("shop/app"));
    }

    @Test
    public void whatAnEarlierPushHasSeenNeedsOneRequestForAFurtherTag() throws Exception {
        Path layout = layout(3);
        PushMemory memory = new PushMemory();
        requestsAbout(layout, "shop/app", memory, "1.0");
        assertEquals(List.of("PUT 2.0"), requestsAbout(layout, "shop/app", memory, "2.0"));
        assertEquals(List.of("HEAD 1.0"), requestsAbout(layout, "shop/app", memory, "1.0"));
        assertEquals(List.of("HEAD 1.0", "PUT 3.0"), requestsAbout(layout, "shop/app", memory, "1.0", "3.0"));
        assertEquals(List.of("1.0", "2.0", "3.0"), harbor.tags("shop/app"));
    }

    @Test
    public void whatAnEarlierPushHasSeenIsNotBelievedWithoutTheRegistry() throws Exception {
        Path layout = layout(3);
        PushMemory memory = new PushMemory();
        requestsAbout(layout, "shop/app", memory, "1.0");
        harbor.close();
        harbor = EmbeddedRegistry.start(RegistryOptions.harbor(folder.newFolder().toPath()).withAccount("alice", "correct horse")
                .withPort(Integer.parseInt(harbor.host().replaceFirst(".*:", ""))));
        harbor.createProject("shop");
        requestsAbout(layout, "shop/app", memory, "2.0");
        try (Registry registry = connect(ALICE);
                ImageSource pulled = new RegistrySource(registry, ImageReference.parse(harbor.host() + "/shop/app:2.0"))) {
            ImageValidator.check(pulled.image());
        }
    }

    @Test
    public void aTagThatPointedElsewhereIsSaidToHaveMoved() throws Exception {
        PushResult first = push(new OciLayoutSource(layout(1), null), ALICE, "shop/app", "1.0");
        push(new OciLayoutSource(layout(2), null), ALICE, "shop/app", "1.0");
        Progress.Tagged tagged = (Progress.Tagged) events.stream().filter(Progress.Tagged.class::isInstance).findFirst().orElseThrow();
        assertEquals(first.digest(), tagged.before().orElseThrow());
        assertFalse(tagged.unchanged());
    }
}
