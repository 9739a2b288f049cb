package io.jenkins.plugins.kubesphere.embedded.registry;

/** An answer that is an error: status, code and message of {@code {"errors":[…]}}. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    final int status;
    final String code;

    Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static Refusal notFound(String code, String message) {
        return new Refusal(404, code, message);
    }
}
