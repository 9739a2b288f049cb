package io.jenkins.plugins.kubesphere.embedded.cps;

/** A sandboxed script touched something that is not on the list of safe things. */
public final class RejectedAccess extends SecurityException {

    private static final long serialVersionUID = 1L;

    RejectedAccess(String what) {
        super("Scripts not permitted to use " + what);
    }
}
