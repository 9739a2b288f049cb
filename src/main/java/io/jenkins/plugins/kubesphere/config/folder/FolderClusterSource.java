package io.jenkins.plugins.kubesphere.config.folder;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import io.jenkins.plugins.kubesphere.config.ClusterSource;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import java.util.ArrayList;
import java.util.List;

/** Clusters of the folders around a job. Where the Folders plugin is missing this class cannot be loaded, and there are no folders either. */
@Extension(optional = true)
public final class FolderClusterSource extends ClusterSource {
    /** A wrong reference here is a missing plugin: Jenkins asks for it when it creates the extension. */
    private final Class<?> folders = AbstractFolder.class;

    @NonNull
    @Override
    public List<KubernetesCluster> above(@NonNull Item item) {
        List<KubernetesCluster> found = new ArrayList<>();
        ItemGroup<?> group = item.getParent();
        while (group instanceof Item around) {
            if (folders.isInstance(around)) {
                FolderClusters own = ((AbstractFolder<?>) around).getProperties().get(FolderClusters.class);
                found.addAll(0, own == null ? List.of() : own.getClusters());
            }
            group = around.getParent();
        }
        return found;
    }
}
