package io.jenkins.plugins.kubesphere.image.push;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.ImageValidator;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.PassingImage;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.source.DockerArchiveSource;
import io.jenkins.plugins.kubesphere.image.source.DockerStreamSource;
import io.jenkins.plugins.kubesphere.image.source.RegistrySource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** Images from an archive of Docker, whose layers are compressed on the way. */
public class ArchivePushTest extends PushesToHarbor {

    @Test
    public void aDockerArchiveArrivesCompressedAndComplete() throws Exception {
        Path archive = folder.newFile("image.tar").toPath();
        Files.write(archive, ImageFixtures.dockerArchive("app:1", 4, 200000));
        PushResult result = push(new DockerArchiveSource(archive, null), ALICE, "shop/app", "1.0");
        assertEquals(result.digest().toString(), harbor.digest("shop/app", "1.0").orElseThrow());
        try (Registry registry = connect(ALICE);
                ImageSource pulled = new RegistrySource(registry, ImageReference.parse(harbor.host() + "/shop/app:1.0"))) {
            ImageValidator.check(pulled.image());
        }
    }

    @Test
    public void layersThatPassByArriveInPiecesAndAreRecognizedNextTime() throws Exception {
        byte[] archive = ImageFixtures.dockerArchive("app:1", 2, 9_000_000);
        PushMemory memory = new PushMemory();
        for (String tag : List.of("1", "2")) {
            try (PassingImage passing = new DockerStreamSource(new ByteArrayInputStream(archive), "docker save app", Compression.GZIP, List.of());
                    Registry registry = connect(ALICE)) {
                ImageReference target = ImageReference.parse(harbor.host() + "/shop/app");
                PushResult result = new ImagePush(registry, target, events::add, 4, memory, new Arrivals()).push(passing, List.of(tag));
                assertEquals(harbor.digest("shop/app", tag).orElseThrow(), result.digest().toString());
                assertTrue(result.uploaded() + result.skipped() > 18_000_000);
            }
        }
        assertEquals("each layer in two pieces", 2, harbor.requests().stream().filter(request -> request.startsWith("PATCH")).count() / 4);
        try (Registry registry = connect(ALICE);
                ImageSource pulled = new RegistrySource(registry, ImageReference.parse(harbor.host() + "/shop/app:2"))) {
            ImageValidator.check(pulled.image());
        }
    }

    @Test
    public void anUncompressedArchiveThatIsThereAlreadySendsNothing() throws Exception {
        Path archive = folder.newFile("image.tar").toPath();
        Files.write(archive, ImageFixtures.dockerArchive("app:1", 4, 200000));
        PushResult first = push(new DockerArchiveSource(archive, null), ALICE, "shop/app", "1.0");
        harbor.forgetRequests();
        PushResult again = push(new DockerArchiveSource(archive, null), ALICE, "shop/app", "1.0");
        assertEquals(first.digest(), again.digest());
        assertEquals(0, again.uploaded());
        assertTrue(harbor.requests().toString(), harbor.requests().stream().noneMatch(request -> request.contains("/blobs/")));
    }

    @Test
    public void onlyTheNewLayerOfAnUncompressedArchiveTravels() throws Exception {
        Path small = folder.newFile("small.tar").toPath();
        Files.write(small, ImageFixtures.dockerArchive("app:1", 3, 200000));
        Path large = folder.newFile("large.tar").toPath();
        Files.write(large, ImageFixtures.dockerArchive("app:1", 4, 200000));
        push(new DockerArchiveSource(small, null), ALICE, "shop/app", "1.0", "latest");
        PushResult second = push(new DockerArchiveSource(large, null), ALICE, "shop/app", "2.0");
        assertTrue("one layer of four, and the configuration: " + second.uploaded(), second.uploaded() < 210000);
        assertTrue(second.skipped() > 600000);
    }

    @Test
    public void layersOfAnArchiveTravelAsZstandardWhereThatIsAsked() throws Exception {
        Path archive = folder.newFile("image.tar").toPath();
        Files.write(archive, ImageFixtures.dockerArchive("app:1", 2, 200000));
        push(new DockerArchiveSource(archive, null), ALICE, "shop/app", "1.0");
        PushResult result = push(new DockerArchiveSource(archive, null, Compression.ZSTD), ALICE, "shop/app", "1.0");
        assertTrue("gzip that is there is no zstd: " + result.uploaded(), result.uploaded() > 400000);
        String manifest = new String(harbor.bytes(result.digest().toString()), StandardCharsets.UTF_8);
        assertTrue(manifest, manifest.contains(MediaTypes.OCI_LAYER_ZSTD));
    }
}
