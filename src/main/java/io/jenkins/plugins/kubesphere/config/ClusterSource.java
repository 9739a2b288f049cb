package io.jenkins.plugins.kubesphere.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import hudson.model.Item;
import java.util.List;

/** A place besides the system configuration where clusters are configured, for the jobs below it. */
public abstract class ClusterSource implements ExtensionPoint {

    /**
     * The clusters of all places above an item, the outermost place first.
     *
     * @param item a job or a folder; its own clusters are not part of it
     */
    @NonNull
    public abstract List<KubernetesCluster> above(@NonNull Item item);
}
