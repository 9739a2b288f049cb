package io.jenkins.plugins.kubesphere.agents;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** One kind of pod agent: a container named as the agent, beside the one that Jenkins' own agent runs in. */
public class PodAgent extends AbstractDescribableImpl<PodAgent> {
    private final String name;
    private final String image;
    private String label;
    private String cpuRequest = "100m";
    private String memoryRequest = "100Mi";
    private String cpuLimit = "4000m";
    private String memoryLimit = "8192Mi";
    private boolean anyJob;
    private String yaml;

    /**
     * @param name of the agent, its container and, unless others are given, its label
     * @param image of the container
     */
    @DataBoundConstructor
    public PodAgent(@NonNull String name, @NonNull String image) {
        this.name = Util.fixNull(name).strip();
        this.image = Util.fixNull(image).strip();
    }

    @NonNull
    public String getName() {
        return name;
    }

    @NonNull
    public String getImage() {
        return image;
    }

    /** Labels separated by blanks, or null for the name alone. */
    public String getLabel() {
        return label;
    }

    @DataBoundSetter
    public void setLabel(String label) {
        this.label = Util.fixEmptyAndTrim(label);
    }

    /** Processor time that the container needs, as Kubernetes writes it; null for none in particular. */
    public String getCpuRequest() {
        return cpuRequest;
    }

    @DataBoundSetter
    public void setCpuRequest(String cpuRequest) {
        this.cpuRequest = Util.fixEmptyAndTrim(cpuRequest);
    }

    /** Memory that the container needs. */
    public String getMemoryRequest() {
        return memoryRequest;
    }

    @DataBoundSetter
    public void setMemoryRequest(String memoryRequest) {
        this.memoryRequest = Util.fixEmptyAndTrim(memoryRequest);
    }

    /** Processor time that the container gets at most. */
    public String getCpuLimit() {
        return cpuLimit;
    }

    @DataBoundSetter
    public void setCpuLimit(String cpuLimit) {
        this.cpuLimit = Util.fixEmptyAndTrim(cpuLimit);
    }

    /** Memory that the container gets at most. */
    public String getMemoryLimit() {
        return memoryLimit;
    }

    @DataBoundSetter
    public void setMemoryLimit(String memoryLimit) {
        this.memoryLimit = Util.fixEmptyAndTrim(memoryLimit);
    }

    /** Whether jobs that ask for no label may run on it. */
    public boolean isAnyJob() {
        return anyJob;
    }

    @DataBoundSetter
    public void setAnyJob(boolean anyJob) {
        this.anyJob = anyJob;
    }

    /** A pod manifest that is merged over this agent's own, or null. */
    public String getYaml() {
        return yaml;
    }

    @DataBoundSetter
    public void setYaml(String yaml) {
        this.yaml = Util.fixEmptyAndTrim(yaml);
    }

    /** The labels it serves, never empty. */
    @NonNull
    public String labels() {
        return label == null ? name : label;
    }

    /** The form of a pod agent. */
    @Extension
    @Symbol("podAgent")
    public static class DescriptorImpl extends PodAgentDescriptor {
    }
}
