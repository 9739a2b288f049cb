package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

/** What stands there has to be read by Groovy's own parser. */
final class NotPlain extends Exception {
    private static final long serialVersionUID = 1L;

    NotPlain() {
        super(null, null, false, false);
    }
}
