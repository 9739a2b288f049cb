package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code podTemplate(…) { }}: there are no pods here, so the label it makes is served by this machine, and the log says so. */
public final class PodTemplateStep extends Step {

    private int activeDeadlineSeconds;
    private String agentContainer;
    private boolean agentInjection;
    private List<Object> annotations;
    private String cloud;
    private List<Object> containers;
    private List<Object> envVars;
    private boolean hostNetwork;
    private int idleMinutes;
    private List<String> imagePullSecrets;
    private String inheritFrom;
    private boolean inheritYamlMergeStrategy;
    private Integer instanceCap;
    private String label;
    private String name;
    private String namespace;
    private String nodeSelector;
    private String nodeUsageMode;
    private Object podRetention;
    private String runAsGroup;
    private String runAsUser;
    private String schedulerName;
    private String serviceAccount;
    private boolean showRawYaml;
    private int slaveConnectTimeout;
    private String supplementalGroups;
    private List<Object> volumes;
    private String workingDir;
    private Object workspaceVolume;
    private String yaml;
    private Object yamlMergeStrategy;

    @DataBoundConstructor
    public PodTemplateStep() {
    }

    public int getActiveDeadlineSeconds() {
        return activeDeadlineSeconds;
    }

    @DataBoundSetter
    public void setActiveDeadlineSeconds(int activeDeadlineSeconds) {
        this.activeDeadlineSeconds = activeDeadlineSeconds;
    }

    public String getAgentContainer() {
        return agentContainer;
    }

    @DataBoundSetter
    public void setAgentContainer(String agentContainer) {
        this.agentContainer = agentContainer;
    }

    public boolean isAgentInjection() {
        return agentInjection;
    }

    @DataBoundSetter
    public void setAgentInjection(boolean agentInjection) {
        this.agentInjection = agentInjection;
    }

    public List<Object> getAnnotations() {
        return annotations;
    }

    @DataBoundSetter
    public void setAnnotations(List<Object> annotations) {
        this.annotations = annotations;
    }

    public String getCloud() {
        return cloud;
    }

    @DataBoundSetter
    public void setCloud(String cloud) {
        this.cloud = cloud;
    }

    public List<Object> getContainers() {
        return containers;
    }

    @DataBoundSetter
    public void setContainers(List<Object> containers) {
        this.containers = containers;
    }

    public List<Object> getEnvVars() {
        return envVars;
    }

    @DataBoundSetter
    public void setEnvVars(List<Object> envVars) {
        this.envVars = envVars;
    }

    public boolean isHostNetwork() {
        return hostNetwork;
    }

    @DataBoundSetter
    public void setHostNetwork(boolean hostNetwork) {
        this.hostNetwork = hostNetwork;
    }

    public int getIdleMinutes() {
        return idleMinutes;
    }

    @DataBoundSetter
    public void setIdleMinutes(int idleMinutes) {
        this.idleMinutes = idleMinutes;
    }

    public List<String> getImagePullSecrets() {
        return imagePullSecrets;
    }

    @DataBoundSetter
    public void setImagePullSecrets(List<String> imagePullSecrets) {
        this.imagePullSecrets = imagePullSecrets;
    }

    public String getInheritFrom() {
        return inheritFrom;
    }

    @DataBoundSetter
    public void setInheritFrom(String inheritFrom) {
        this.inheritFrom = inheritFrom;
    }

    public boolean isInheritYamlMergeStrategy() {
        return inheritYamlMergeStrategy;
    }

    @DataBoundSetter
    public void setInheritYamlMergeStrategy(boolean inheritYamlMergeStrategy) {
        this.inheritYamlMergeStrategy = inheritYamlMergeStrategy;
    }

    public Integer getInstanceCap() {
        return instanceCap;
    }

    @DataBoundSetter
    public void setInstanceCap(Integer instanceCap) {
        this.instanceCap = instanceCap;
    }

    public String getLabel() {
        return label;
    }

    @DataBoundSetter
    public void setLabel(String label) {
        this.label = label;
    }

    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = name;
    }

    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = namespace;
    }

    public String getNodeSelector() {
        return nodeSelector;
    }

    @DataBoundSetter
    public void setNodeSelector(String nodeSelector) {
        this.nodeSelector = nodeSelector;
    }

    public String getNodeUsageMode() {
        return nodeUsageMode;
    }

    @DataBoundSetter
    public void setNodeUsageMode(String nodeUsageMode) {
        this.nodeUsageMode = nodeUsageMode;
    }

    public Object getPodRetention() {
        return podRetention;
    }

    @DataBoundSetter
    public void setPodRetention(Object podRetention) {
        this.podRetention = podRetention;
    }

    public String getRunAsGroup() {
        return runAsGroup;
    }

    @DataBoundSetter
    public void setRunAsGroup(String runAsGroup) {
        this.runAsGroup = runAsGroup;
    }

    public String getRunAsUser() {
        return runAsUser;
    }

    @DataBoundSetter
    public void setRunAsUser(String runAsUser) {
        this.runAsUser = runAsUser;
    }

    public String getSchedulerName() {
        return schedulerName;
    }

    @DataBoundSetter
    public void setSchedulerName(String schedulerName) {
        this.schedulerName = schedulerName;
    }

    public String getServiceAccount() {
        return serviceAccount;
    }

    @DataBoundSetter
    public void setServiceAccount(String serviceAccount) {
        this.serviceAccount = serviceAccount;
    }

    public boolean isShowRawYaml() {
        return showRawYaml;
    }

    @DataBoundSetter
    public void setShowRawYaml(boolean showRawYaml) {
        this.showRawYaml = showRawYaml;
    }

    public int getSlaveConnectTimeout() {
        return slaveConnectTimeout;
    }

    @DataBoundSetter
    public void setSlaveConnectTimeout(int slaveConnectTimeout) {
        this.slaveConnectTimeout = slaveConnectTimeout;
    }

    public String getSupplementalGroups() {
        return supplementalGroups;
    }

    @DataBoundSetter
    public void setSupplementalGroups(String supplementalGroups) {
        this.supplementalGroups = supplementalGroups;
    }

    public List<Object> getVolumes() {
        return volumes;
    }

    @DataBoundSetter
    public void setVolumes(List<Object> volumes) {
        this.volumes = volumes;
    }

    public String getWorkingDir() {
        return workingDir;
    }

    @DataBoundSetter
    public void setWorkingDir(String workingDir) {
        this.workingDir = workingDir;
    }

    public Object getWorkspaceVolume() {
        return workspaceVolume;
    }

    @DataBoundSetter
    public void setWorkspaceVolume(Object workspaceVolume) {
        this.workspaceVolume = workspaceVolume;
    }

    public String getYaml() {
        return yaml;
    }

    @DataBoundSetter
    public void setYaml(String yaml) {
        this.yaml = yaml;
    }

    public Object getYamlMergeStrategy() {
        return yamlMergeStrategy;
    }

    @DataBoundSetter
    public void setYamlMergeStrategy(Object yamlMergeStrategy) {
        this.yamlMergeStrategy = yamlMergeStrategy;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BlockExecution(context, (outer, block) -> {
            String podLabel = label == null || label.isBlank() ? "pod-" + UUID.randomUUID() : label;
            outer.get(TaskListener.class).getLogger().println("Pod template '" + podLabel + "': its agents run on this machine, without a pod");
            block.withContext(EnvironmentExpander.merge(outer.get(EnvironmentExpander.class),
                    EnvironmentExpander.constant(Map.of("POD_LABEL", podLabel))));
        });
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("podTemplate", "Define a podTemplate to use in the kubernetes plugin", true, Run.class, TaskListener.class);
        }
    }
}
