package io.jenkins.plugins.kubesphere.steps.multi;

import java.io.Serializable;

/** How one cluster is reached: the id of its credential, never the credential. */
public final class FleetTarget implements Serializable {
    private static final long serialVersionUID = 1;
    private final String name;
    private final String kubeconfigId;
    private final String context;
    private final String namespace;

    /**
     * @param context null for the kubeconfig's current one
     * @param namespace null for the context's
     */
    public FleetTarget(String name, String kubeconfigId, String context, String namespace) {
        this.name = name;
        this.kubeconfigId = kubeconfigId;
        this.context = context;
        this.namespace = namespace;
    }

    String name() {
        return name;
    }

    String kubeconfigId() {
        return kubeconfigId;
    }

    String context() {
        return context;
    }

    String namespace() {
        return namespace;
    }
}
