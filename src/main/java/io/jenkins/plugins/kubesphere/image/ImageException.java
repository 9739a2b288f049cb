package io.jenkins.plugins.kubesphere.image;

import java.io.IOException;

/** Something about an image, its source or its registry that a person has to put right; the message is one sentence for that person. */
public class ImageException extends IOException {

    private static final long serialVersionUID = 1L;

    public ImageException(String message) {
        super(message);
    }

    public ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
