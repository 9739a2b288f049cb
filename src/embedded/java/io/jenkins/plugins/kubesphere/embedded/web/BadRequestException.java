package io.jenkins.plugins.kubesphere.embedded.web;

import jakarta.servlet.http.HttpServletResponse;

/** What the browser asked for cannot be done; the message is shown to the person. */
public final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    public BadRequestException(String message) {
        this(HttpServletResponse.SC_BAD_REQUEST, message);
    }

    /** @param status of HTTP, 400 or above */
    public BadRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
