package io.jenkins.plugins.kubesphere.embedded.cps;

/** The script cannot be run at all; the message lists every place. */
public final class CompileErrors extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one line per place */
    public CompileErrors(String message) {
        super(message, null, false, false);
    }
}
