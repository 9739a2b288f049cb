package io.jenkins.plugins.kubesphere.image.compression;

import java.io.Closeable;
import java.io.IOException;

/** Turns bytes into compressed bytes, which go to the stream that it was made with; used by one thread at a time. */
interface Encoder extends Closeable {

    /** Takes the first bytes of a buffer; they are not needed any more when it returns. */
    void encode(byte[] bytes, int length) throws IOException;

    /** Writes what is still held back and the end of the format. */
    void finish() throws IOException;

    /** Frees memory, also before the end. */
    @Override
    void close();
}
