package io.jenkins.plugins.kubesphere.cluster;

import java.io.Serializable;
import java.util.List;

/**
 * The set that a release's objects belong to.
 *
 * @param set name of the set, also of the ConfigMap that stands for it in the release's namespace; empty for none
 * @param prune whether objects of the set that the manifests no longer hold are removed at the end
 * @param clusterKinds kinds without a namespace that may be removed as well
 */
public record SetMembership(String set, boolean prune, List<String> clusterKinds) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** No set, nothing is removed. */
    public static final SetMembership NONE = new SetMembership("", false, List.of());

    /** Copies its arguments. */
    public SetMembership {
        clusterKinds = List.copyOf(clusterKinds);
    }

    boolean isNone() {
        return set.isEmpty();
    }
}
