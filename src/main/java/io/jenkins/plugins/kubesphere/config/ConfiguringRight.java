package io.jenkins.plugins.kubesphere.config;

import hudson.model.Item;
import hudson.model.ItemGroup;
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

    /** Whether the form of a cluster answers: also for somebody who writes a cluster into the pipeline of a job. */
    static boolean mayFillIn(Item place) {
        return isGiven(place) || isJob(place) && place.hasPermission(Item.CONFIGURE);
    }

    /** Whether the place is one whose clusters are part of a pipeline, not of a configuration. */
    static boolean isJob(Item place) {
        return place != null && !(place instanceof ItemGroup);
    }

    private static AccessControlled guarded(Item place) {
        return place == null ? Jenkins.get() : place;
    }
}
