package org.csanchez.jenkins.plugins.kubernetes;

import java.io.Serializable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** One container of a pod template. */
public class ContainerTemplate implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String image;
    private String command;
    private String args;
    private boolean ttyEnabled;
    private String resourceRequestCpu;
    private String resourceRequestMemory;
    private String resourceRequestEphemeralStorage;
    private String resourceLimitCpu;
    private String resourceLimitMemory;
    private String resourceLimitEphemeralStorage;

    @DataBoundConstructor
    public ContainerTemplate(String name, String image) {
        this.name = name;
        this.image = image;
    }

    public String getName() {
        return name;
    }

    public String getImage() {
        return image;
    }

    public String getCommand() {
        return command;
    }

    @DataBoundSetter
    public void setCommand(String command) {
        this.command = command;
    }

    public String getArgs() {
        return args;
    }

    @DataBoundSetter
    public void setArgs(String args) {
        this.args = args;
    }

    public boolean isTtyEnabled() {
        return ttyEnabled;
    }

    @DataBoundSetter
    public void setTtyEnabled(boolean ttyEnabled) {
        this.ttyEnabled = ttyEnabled;
    }

    public String getResourceRequestCpu() {
        return resourceRequestCpu;
    }

    @DataBoundSetter
    public void setResourceRequestCpu(String resourceRequestCpu) {
        this.resourceRequestCpu = resourceRequestCpu;
    }

    public String getResourceRequestMemory() {
        return resourceRequestMemory;
    }

    @DataBoundSetter
    public void setResourceRequestMemory(String resourceRequestMemory) {
        this.resourceRequestMemory = resourceRequestMemory;
    }

    public String getResourceRequestEphemeralStorage() {
        return resourceRequestEphemeralStorage;
    }

    @DataBoundSetter
    public void setResourceRequestEphemeralStorage(String resourceRequestEphemeralStorage) {
        this.resourceRequestEphemeralStorage = resourceRequestEphemeralStorage;
    }

    public String getResourceLimitCpu() {
        return resourceLimitCpu;
    }

    @DataBoundSetter
    public void setResourceLimitCpu(String resourceLimitCpu) {
        this.resourceLimitCpu = resourceLimitCpu;
    }

    public String getResourceLimitMemory() {
        return resourceLimitMemory;
    }

    @DataBoundSetter
    public void setResourceLimitMemory(String resourceLimitMemory) {
        this.resourceLimitMemory = resourceLimitMemory;
    }

    public String getResourceLimitEphemeralStorage() {
        return resourceLimitEphemeralStorage;
    }

    @DataBoundSetter
    public void setResourceLimitEphemeralStorage(String resourceLimitEphemeralStorage) {
        this.resourceLimitEphemeralStorage = resourceLimitEphemeralStorage;
    }
}
