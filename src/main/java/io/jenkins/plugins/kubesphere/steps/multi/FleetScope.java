package io.jenkins.plugins.kubesphere.steps.multi;

import java.io.Serializable;

/** Marks what runs inside the block of {@code multiClusterDeploy}. */
public final class FleetScope implements Serializable {
    private static final long serialVersionUID = 1;
}
