package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import io.jenkins.plugins.kubesphere.image.tar.TarReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** The bytes of the entry that a reader stands at, to be had once. Closing them leaves the reader open. */
final class PassingStream {

    private final byte[] start;
    private final TarReader reader;
    private final String what;
    private boolean opened;

    /** @param start what has been read of the entry already */
    PassingStream(byte[] start, TarReader reader, String what) {
        this.start = start;
        this.reader = reader;
        this.what = what;
    }

    InputStream open() throws IOException {
        if (opened) {
            throw new ImageException(Messages.PassingStream_gone(what));
        }
        opened = true;
        return new SequenceInputStream(new ByteArrayInputStream(start), new FilterInputStream(reader) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return in.read(buffer, offset, length);
            }

            @Override
            public void close() {
                // the entries behind this one are still wanted
            }
        });
    }
}
