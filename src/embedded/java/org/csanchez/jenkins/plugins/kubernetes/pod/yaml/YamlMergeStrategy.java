package org.csanchez.jenkins.plugins.kubernetes.pod.yaml;

import hudson.ExtensionPoint;
import java.io.Serializable;

/** How several manifests become one. */
public abstract class YamlMergeStrategy implements ExtensionPoint, Serializable {
    private static final long serialVersionUID = 1L;

    public YamlMergeStrategy() {
    }
}
