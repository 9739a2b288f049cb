package io.jenkins.plugins.kubesphere.jenkinsfile.json;

/** A member of an edit that is missing or of the wrong kind. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }
}
