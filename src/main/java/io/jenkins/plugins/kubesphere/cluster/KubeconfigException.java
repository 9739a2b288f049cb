package io.jenkins.plugins.kubesphere.cluster;

/** A kubeconfig cannot be used. The message is one sentence that names the field and never contains a value of a secret one. */
public final class KubeconfigException extends Exception {

    private static final long serialVersionUID = 1L;

    KubeconfigException(String message) {
        super(message);
    }
}
