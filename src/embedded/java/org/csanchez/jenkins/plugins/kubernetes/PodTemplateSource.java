package org.csanchez.jenkins.plugins.kubernetes;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.ArrayList;
import java.util.List;

/** Where templates of a cloud come from. */
public abstract class PodTemplateSource implements ExtensionPoint {
    public PodTemplateSource() {
    }

    public static List<PodTemplate> getAll(@NonNull KubernetesCloud cloud) {
        List<PodTemplate> all = new ArrayList<>();
        ExtensionList.lookup(PodTemplateSource.class).forEach(source -> all.addAll(source.getList(cloud)));
        return all;
    }

    @NonNull
    protected abstract List<PodTemplate> getList(@NonNull KubernetesCloud cloud);
}
