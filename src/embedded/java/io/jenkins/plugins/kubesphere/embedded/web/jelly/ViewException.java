package io.jenkins.plugins.kubesphere.embedded.web.jelly;

/** A view that a real controller would not render, or that fails while it is rendered; the message names the view. */
public final class ViewException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ViewException(String message) {
        super(message);
    }

    ViewException(String message, Throwable cause) {
        super(message, cause);
    }
}
