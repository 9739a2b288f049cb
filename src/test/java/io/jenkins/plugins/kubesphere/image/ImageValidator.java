package io.jenkins.plugins.kubesphere.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** What every image must hold, whatever its source: streams, descriptors and manifest agree, and reading twice gives the same. */
public final class ImageValidator {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ImageValidator() {}

    public static void check(Image image) throws IOException {
        for (Image member : image.members()) {
            check(member);
        }
        List<String> digests = new ArrayList<>();
        for (Blob blob : image.blobs()) {
            byte[] first;
            try (InputStream in = blob.open()) {
                first = in.readAllBytes();
            }
            assertTrue("known after it has been read to the end", blob.known().isPresent());
            Descriptor descriptor = blob.descriptor();
            assertEquals(descriptor.digest(), Digest.of(first));
            assertEquals(descriptor.size(), first.length);
            try (InputStream in = blob.open()) {
                assertEquals("the same bytes again", descriptor.digest(), Digest.of(in.readAllBytes()));
            }
            digests.add(descriptor.digest().toString());
        }
        Manifest manifest = image.manifest();
        assertEquals(manifest, image.manifest());
        JsonNode json = JSON.readTree(manifest.bytes());
        if (MediaTypes.isIndex(manifest.mediaType())) {
            assertEquals(image.members().size(), json.path("manifests").size());
            for (int i = 0; i < image.members().size(); i++) {
                Digest member = image.members().get(i).manifest().descriptor().digest();
                assertEquals(member.toString(), json.path("manifests").get(i).path("digest").asText());
            }
            return;
        }
        List<String> named = new ArrayList<>();
        json.path("layers").forEach(layer -> named.add(layer.path("digest").asText()));
        named.add(json.path("config").path("digest").asText());
        assertEquals("layers in order, then the configuration", named, digests);
    }
}
