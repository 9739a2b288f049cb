package io.jenkins.plugins.kubesphere.config.folder;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor.FormException;
import hudson.model.Item;
import io.jenkins.plugins.kubesphere.config.ClusterRules;
import io.jenkins.plugins.kubesphere.config.ConfiguringRight;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** Section "Kubernetes clusters of this folder" of a folder's configuration. */
public class FolderClusters extends AbstractFolderProperty<AbstractFolder<?>> {
    private final List<KubernetesCluster> clusters;

    @DataBoundConstructor
    public FolderClusters(List<KubernetesCluster> clusters) {
        this.clusters = new ArrayList<>(clusters == null ? List.of() : clusters);
    }

    /** In the order of the form; a copy. */
    @NonNull
    public List<KubernetesCluster> getClusters() {
        return new ArrayList<>(clusters);
    }

    /** Whoever may configure the folder but not its clusters leaves them as they are. */
    @Override
    public AbstractFolderProperty<?> reconfigure(StaplerRequest2 request, JSONObject form) throws FormException {
        if (form == null || !ConfiguringRight.isGiven(owner)) {
            return this;
        }
        return checked(owner, form, request);
    }

    private static FolderClusters checked(Item folder, JSONObject form, StaplerRequest2 request) throws FormException {
        List<KubernetesCluster> listed = request.bindJSONToList(KubernetesCluster.class, form.opt("clusters"));
        try {
            ClusterRules.check(listed, folder == null ? List.of() : KubernetesClusters.get().above(folder));
        } catch (IllegalArgumentException e) {
            throw new FormException(e.getMessage(), e, "clusters");
        }
        return new FolderClusters(listed);
    }

    /** The section's form. It has no symbol: Jenkins loads every class that has one, also where the Folders plugin is missing. */
    @Extension(optional = true)
    public static class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.FolderClusters_displayName();
        }

        /** Nothing at all for those who may not configure the folder's clusters, and where there are none. */
        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            Item folder = request.findAncestorObject(AbstractFolder.class);
            if (!ConfiguringRight.isGiven(folder)) {
                return null;
            }
            FolderClusters made = checked(folder, form, request);
            return made.clusters.isEmpty() ? null : made;
        }
    }
}
