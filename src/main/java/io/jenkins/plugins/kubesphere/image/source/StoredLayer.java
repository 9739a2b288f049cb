package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A layer that lies compressed in an archive which does not say its digest: it is read once to find out. */
final class StoredLayer {

    private StoredLayer() {}

    static Blob of(BlobFiles files, String name) throws IOException {
        MessageDigest hash = Digest.sha256();
        long size = 0;
        int first = -1;
        try (InputStream in = files.open(name)) {
            byte[] buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                first = first < 0 ? buffer[0] & 0xff : first;
                hash.update(buffer, 0, got);
                size += got;
            }
        }
        String mediaType = first == 0x1f ? MediaTypes.OCI_LAYER_GZIP : MediaTypes.OCI_LAYER_ZSTD;
        return new FileBlob(files, name, new Descriptor(mediaType, Digest.ofHash(hash.digest()), size));
    }
}
