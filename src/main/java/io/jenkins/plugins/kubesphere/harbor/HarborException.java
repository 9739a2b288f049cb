package io.jenkins.plugins.kubesphere.harbor;

import io.jenkins.plugins.kubesphere.image.ImageException;

/** Harbor's refusal of a call to its API, with a sentence for a person. */
public final class HarborException extends ImageException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public HarborException(String message, int status) {
        super(message);
        this.status = status;
    }

    /** The status of the answer, 0 if there was none. */
    public int status() {
        return status;
    }
}
