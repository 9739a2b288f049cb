package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.registry.VerifiedStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;

/** A layer that passes by compressed. Its digest is its name, or is learnt while it is read. */
final class PassingBlob implements Blob {

    private final PassingStream stream;
    private final String mediaType;
    private final long size;
    private final String what;
    private volatile Descriptor descriptor;

    /** @param digest null where the archive does not say it */
    PassingBlob(PassingStream stream, String mediaType, Digest digest, long size, String what) {
        this.stream = stream;
        this.mediaType = mediaType;
        this.size = size;
        this.what = what;
        this.descriptor = digest == null ? null : new Descriptor(mediaType, digest, size);
    }

    @Override
    public Optional<Descriptor> known() {
        return Optional.ofNullable(descriptor);
    }

    @Override
    public Descriptor descriptor() throws IOException {
        if (descriptor == null) {
            try (InputStream in = open()) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
        return descriptor;
    }

    @Override
    public InputStream open() throws IOException {
        return descriptor == null ? new Learning(stream.open()) : new VerifiedStream(stream.open(), descriptor, what);
    }

    /** Computes the digest on the way. */
    private final class Learning extends FilterInputStream {

        private final MessageDigest hash = Digest.sha256();

        Learning(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = in.read(buffer, offset, length);
            if (got > 0) {
                hash.update(buffer, offset, got);
            } else if (got < 0 && descriptor == null) {
                descriptor = new Descriptor(mediaType, Digest.ofHash(hash.digest()), size);
            }
            return got;
        }
    }
}
