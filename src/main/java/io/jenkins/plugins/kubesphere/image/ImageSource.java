package io.jenkins.plugins.kubesphere.image;

import java.io.Closeable;
import java.io.IOException;

/** Where an image is read from. Files or connections it holds are released by {@link #close}. */
public interface ImageSource extends Closeable {

    /** The image; the same at every call. */
    Image image() throws IOException;

    @Override
    void close() throws IOException;
}
