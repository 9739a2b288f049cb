package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/** A layer that lies compressed in an archive which does not say its digest: it is read once to find out. */
final class StoredLayer {

    private StoredLayer() {}

    static Blob of(BlobFiles files, String name) throws IOException {
        MessageDigest hash = Digest.sha256();
        long size = 0;
        byte[] start = new byte[0];
        try (InputStream in = files.open(name)) {
            byte[] buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                start = size == 0 ? Arrays.copyOf(buffer, Math.min(got, LayerForm.BYTES)) : start;
                hash.update(buffer, 0, got);
                size += got;
            }
        }
        String mediaType = LayerForm.of(start).orElse(MediaTypes.OCI_LAYER_GZIP);
        return new FileBlob(files, name, new Descriptor(mediaType, Digest.ofHash(hash.digest()), size));
    }
}
