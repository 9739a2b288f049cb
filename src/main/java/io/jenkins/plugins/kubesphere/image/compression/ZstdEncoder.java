package io.jenkins.plugins.kubesphere.image.compression;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes one Zstandard frame (RFC 8878) with the library's own code for Linux on x86-64 and ARM64. */
final class ZstdEncoder implements Encoder {

    /** Faster than reading most disks, and about as small as gzip at its usual level; the next level takes a third more time for five percent. */
    private static final int LEVEL = 1;

    private final ZstdOutputStreamNoFinalizer zstd;

    private ZstdEncoder(ZstdOutputStreamNoFinalizer zstd) {
        this.zstd = zstd;
    }

    static ZstdEncoder to(OutputStream out) throws ImageException {
        try {
            ZstdOutputStreamNoFinalizer zstd = new ZstdOutputStreamNoFinalizer(out, LEVEL);
            zstd.setChecksum(true);
            zstd.setCloseFrameOnFlush(false);
            return new ZstdEncoder(zstd);
        } catch (LinkageError | IOException e) {
            String machine = System.getProperty("os.name") + "/" + System.getProperty("os.arch");
            throw new ImageException(Messages.Compression_noZstd(machine, String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void encode(byte[] bytes, int length) throws IOException {
        zstd.write(bytes, 0, length);
    }

    @Override
    public void finish() throws IOException {
        zstd.close();
    }

    @Override
    public void close() {
        try {
            zstd.close();
        } catch (IOException e) {
            // the bytes go to memory, which cannot refuse them
            throw new UncheckedIOException(e);
        }
    }
}
