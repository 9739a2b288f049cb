package org.csanchez.jenkins.plugins.kubernetes;

import hudson.model.Node;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.csanchez.jenkins.plugins.kubernetes.pod.yaml.YamlMergeStrategy;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What pods of one kind are like. */
public class PodTemplate implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private String name;
    private String label;
    private Node.Mode nodeUsageMode;
    private YamlMergeStrategy yamlMergeStrategy;
    private boolean inheritYamlMergeStrategy;
    private List<ContainerTemplate> containers = new ArrayList<>();
    private transient List<String> yamls = new ArrayList<>();

    /** @param id by which the template of a pod is found again */
    @DataBoundConstructor
    public PodTemplate(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = name;
    }

    public String getLabel() {
        return label;
    }

    @DataBoundSetter
    public void setLabel(String label) {
        this.label = label;
    }

    public Node.Mode getNodeUsageMode() {
        return nodeUsageMode;
    }

    @DataBoundSetter
    public void setNodeUsageMode(Node.Mode nodeUsageMode) {
        this.nodeUsageMode = nodeUsageMode;
    }

    public YamlMergeStrategy getYamlMergeStrategy() {
        return yamlMergeStrategy;
    }

    @DataBoundSetter
    public void setYamlMergeStrategy(YamlMergeStrategy yamlMergeStrategy) {
        this.yamlMergeStrategy = yamlMergeStrategy;
    }

    public boolean isInheritYamlMergeStrategy() {
        return inheritYamlMergeStrategy;
    }

    @DataBoundSetter
    public void setInheritYamlMergeStrategy(boolean inheritYamlMergeStrategy) {
        this.inheritYamlMergeStrategy = inheritYamlMergeStrategy;
    }

    public final List<ContainerTemplate> getContainers() {
        return containers;
    }

    @DataBoundSetter
    public void setContainers(List<ContainerTemplate> items) {
        containers = new ArrayList<>(items);
    }

    /** Manifests, each to be merged with the ones before. */
    public List<String> getYamls() {
        return List.copyOf(yamls);
    }

    public void setYamls(List<String> yamls) {
        this.yamls = new ArrayList<>(yamls);
    }
}
