package org.csanchez.jenkins.plugins.kubernetes;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.slaves.Cloud;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;

/** A Kubernetes cluster as a place for agents, with templates of its own. */
public class KubernetesCloud extends Cloud {
    private final List<PodTemplate> templates = new ArrayList<>();

    @DataBoundConstructor
    public KubernetesCloud(@NonNull String name) {
        super(name);
    }

    /** Those that people have configured for this cloud. */
    public List<PodTemplate> getTemplates() {
        return templates;
    }

    public void addTemplate(PodTemplate t) {
        templates.add(t);
    }

    /** Those of every source. */
    public List<PodTemplate> getAllTemplates() {
        return PodTemplateSource.getAll(this);
    }
}
