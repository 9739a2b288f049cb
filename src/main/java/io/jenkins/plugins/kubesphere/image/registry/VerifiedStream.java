package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A stream that refuses to end before it has given exactly the bytes that its descriptor promises. */
public final class VerifiedStream extends FilterInputStream {

    private final Descriptor descriptor;
    private final String what;
    private final MessageDigest hash;
    private long count;
    private boolean checked;

    /** @param what the thing that is read, for messages */
    public VerifiedStream(InputStream in, Descriptor descriptor, String what) {
        super(in);
        this.descriptor = descriptor;
        this.what = what;
        this.hash = descriptor.digest().computation();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        if (got > 0) {
            hash.update(buffer, offset, got);
            count += got;
            if (count > descriptor.size()) {
                throw new ImageException(Messages.VerifiedStream_longer(what, Long.toString(descriptor.size())));
            }
        } else if (got < 0 && !checked) {
            checked = true;
            check();
        }
        return got;
    }

    private void check() throws ImageException {
        if (count < descriptor.size()) {
            throw new ImageException(Messages.VerifiedStream_shorter(what, Long.toString(count), Long.toString(descriptor.size())));
        }
        String hex = HexFormat.of().formatHex(hash.digest());
        if (!hex.equals(descriptor.digest().hex())) {
            throw new ImageException(Messages.VerifiedStream_other(what, new Digest(descriptor.digest().algorithm(), hex), descriptor.digest()));
        }
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = 0;
        byte[] buffer = new byte[8192];
        while (skipped < n) {
            int got = read(buffer, 0, (int) Math.min(buffer.length, n - skipped));
            if (got < 0) {
                break;
            }
            skipped += got;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
