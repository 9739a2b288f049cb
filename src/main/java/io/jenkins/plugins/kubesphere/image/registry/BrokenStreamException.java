package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.ImageException;

/** What was sent of a stream that cannot be read twice is lost; whoever made the stream may begin it anew. */
public final class BrokenStreamException extends ImageException {

    private static final long serialVersionUID = 1L;

    public BrokenStreamException(String message) {
        super(message);
    }
}
