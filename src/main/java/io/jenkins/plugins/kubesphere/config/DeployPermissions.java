package io.jenkins.plugins.kubesphere.config;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;

/** What people may do with releases over several clusters, besides running builds. Administrators may do everything. */
public final class DeployPermissions {
    public static final PermissionGroup GROUP = new PermissionGroup(DeployPermissions.class, Messages._DeployPermissions_group());

    /** Lets a release that waits at a gate go on, or stops it. */
    public static final Permission APPROVE = new Permission(GROUP, "Approve", Messages._DeployPermissions_approve(), Jenkins.ADMINISTER, true,
            new PermissionScope[] {PermissionScope.ITEM, PermissionScope.ITEM_GROUP, PermissionScope.RUN, PermissionScope.JENKINS});

    /** Takes the lock of a cluster from the release that holds it. */
    public static final Permission BREAK_LOCK = new Permission(GROUP, "BreakLock", Messages._DeployPermissions_breakLock(), Jenkins.ADMINISTER, true,
            new PermissionScope[] {PermissionScope.ITEM, PermissionScope.ITEM_GROUP, PermissionScope.RUN, PermissionScope.JENKINS});

    /** Adds, changes and removes Kubernetes clusters. */
    public static final Permission CONFIGURE_CLUSTERS = new Permission(GROUP, "ConfigureClusters", Messages._DeployPermissions_configureClusters(),
            Jenkins.ADMINISTER, true, new PermissionScope[] {PermissionScope.ITEM_GROUP, PermissionScope.JENKINS});

    private DeployPermissions() {
    }

    /** Permissions have to be known before authorization strategies are read. */
    @Initializer(before = InitMilestone.PLUGINS_STARTED)
    public static void register() {
        GROUP.getId();
    }
}
