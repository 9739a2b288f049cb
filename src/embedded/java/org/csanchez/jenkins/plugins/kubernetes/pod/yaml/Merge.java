package org.csanchez.jenkins.plugins.kubernetes.pod.yaml;

import org.kohsuke.stapler.DataBoundConstructor;

/** Each manifest adds to the ones before. */
public class Merge extends YamlMergeStrategy {
    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public Merge() {
    }
}
