package io.jenkins.plugins.kubesphere.embedded.cli;

/** What was asked for rightly but could not be done; one sentence, no stack trace. Exit status 1. */
final class CommandFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }

    CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
