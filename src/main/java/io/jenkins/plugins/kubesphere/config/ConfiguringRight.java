package io.jenkins.plugins.kubesphere.config;

import hudson.model.Item;
import hudson.security.AccessControlled;
import jenkins.model.Jenkins;

/** Who may configure and contact the clusters of a place: a folder, or all of Jenkins. Needs Deploy/Configure clusters there. */
public final class ConfiguringRight {
    private ConfiguringRight() {
    }

    /** @param place a folder or job; null for all of Jenkins */
    public static boolean isGiven(Item place) {
        return guarded(place).hasPermission(DeployPermissions.CONFIGURE_CLUSTERS);
    }

    /**
     * Refuses whoever has no such right.
     *
     * @param place a folder or job; null for all of Jenkins
     * @throws org.springframework.security.access.AccessDeniedException naming the permission that is missing
     */
    public static void check(Item place) {
        guarded(place).checkPermission(DeployPermissions.CONFIGURE_CLUSTERS);
    }

    private static AccessControlled guarded(Item place) {
        return place == null ? Jenkins.get() : place;
    }
}
