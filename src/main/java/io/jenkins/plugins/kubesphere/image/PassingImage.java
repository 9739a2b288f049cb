package io.jenkins.plugins.kubesphere.image;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** An image whose layers pass by once, in an order that nobody chooses, such as the output of {@code docker save}. */
public interface PassingImage extends Closeable {

    /**
     * The next layer, or empty after the last. What nobody has read of the layer before it is gone then; each can be opened once.
     *
     * @throws IOException if the stream breaks off or is damaged
     */
    Optional<Blob> next() throws IOException;

    /**
     * The image, once all layers have passed: each has been read to its end, or has heard ({@link Blob#reuse}) that it is there already.
     * Only the configuration can still be opened.
     */
    Image image() throws IOException;
}
