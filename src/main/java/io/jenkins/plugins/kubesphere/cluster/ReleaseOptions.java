package io.jenkins.plugins.kubesphere.cluster;

import java.io.Serializable;
import java.time.Duration;

/**
 * How documents are applied.
 *
 * @param namespace for namespaced objects that name none; empty for the context's
 * @param dryRun only asks the server what would happen
 * @param force takes over fields that other managers own
 * @param await waits until what was applied is ready
 * @param timeout how long to wait, counted from the last write
 * @param rollback on failure returns each changed object to what it was before
 * @param membership the set that the objects belong to, and whether what left it is removed
 */
public record ReleaseOptions(String namespace, boolean dryRun, boolean force, boolean await, Duration timeout, boolean rollback, SetMembership membership)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Field manager under which this plugin owns what it applies. */
    public static final String FIELD_MANAGER = "kubesphere-pipeline";

    /** Applies to the context's namespace and waits for ten minutes. */
    public static final ReleaseOptions DEFAULT = new ReleaseOptions("", false, false, true, Duration.ofMinutes(10), false);

    /** Options without a set. */
    public ReleaseOptions(String namespace, boolean dryRun, boolean force, boolean await, Duration timeout, boolean rollback) {
        this(namespace, dryRun, force, await, timeout, rollback, SetMembership.NONE);
    }

    /** The same with another namespace. */
    public ReleaseOptions inNamespace(String other) {
        return new ReleaseOptions(other, dryRun, force, await, timeout, rollback, membership);
    }

    /** The same, but only asking. */
    public ReleaseOptions asDryRun() {
        return new ReleaseOptions(namespace, true, force, await, timeout, rollback, membership);
    }

    /** The same for members of a set. */
    public ReleaseOptions in(SetMembership other) {
        return new ReleaseOptions(namespace, dryRun, force, await, timeout, rollback, other);
    }
}
