package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Manifest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import java.nio.charset.StandardCharsets;

/** Stores what other programs attach to an image: a manifest that names it as its subject. */
public final class Referring {

    private Referring() {}

    public static Digest push(Registry registry, String repository, Digest subject, String artifactType) throws Exception {
        byte[] subjectBytes = registry.pullManifest(repository, subject.toString()).bytes();
        Descriptor empty = registry.upload(
                repository, Blob.of("application/vnd.oci.empty.v1+json", "{}".getBytes(StandardCharsets.UTF_8)), total -> {});
        String json = "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.OCI_MANIFEST + "\",\"artifactType\":\"" + artifactType
                + "\",\"config\":" + json(empty) + ",\"layers\":[" + json(empty) + "],\"subject\":"
                + json(new Descriptor(MediaTypes.OCI_MANIFEST, subject, subjectBytes.length)) + "}";
        Manifest manifest = new Manifest(MediaTypes.OCI_MANIFEST, json.getBytes(StandardCharsets.UTF_8));
        registry.pushManifest(repository, manifest, manifest.descriptor().digest().toString());
        return manifest.descriptor().digest();
    }

    private static String json(Descriptor descriptor) {
        return "{\"mediaType\":\"" + descriptor.mediaType() + "\",\"digest\":\"" + descriptor.digest() + "\",\"size\":" + descriptor.size() + "}";
    }
}
