package io.jenkins.plugins.kubesphere.agents;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Section "KubeSphere pod agents" of the system configuration: which agents the clouds of the Kubernetes plugin have besides their own. */
@Extension
@Symbol("kubesphereAgents")
public class PodAgents extends GlobalConfiguration {
    private boolean enabled = true;
    private String cloud;
    private String registry;
    private boolean dockerSocket;
    private boolean hostCaches;
    private List<PodAgent> agents = usual();

    public PodAgents() {
        load();
    }

    /** The one configuration of this controller. */
    @NonNull
    public static PodAgents get() {
        return ExtensionList.lookupSingleton(PodAgents.class);
    }

    /** The four with KubeSphere's images. */
    @NonNull
    public static List<PodAgent> usual() {
        return new ArrayList<>(List.of(new PodAgent("base", "kubesphere/builder-base:v3.2.2"), new PodAgent("nodejs", "kubesphere/builder-nodejs:v3.2.0"),
                new PodAgent("maven", "kubesphere/builder-maven:v3.2.0"), new PodAgent("go", "kubesphere/builder-go:v3.2.0")));
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.PodAgents_displayName();
    }

    /** Whether clouds get any of them. */
    public boolean isEnabled() {
        return enabled;
    }

    @DataBoundSetter
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
        save();
    }

    /** Name of the one cloud that gets them, or null for all. */
    public String getCloud() {
        return cloud;
    }

    @DataBoundSetter
    public void setCloud(String cloud) {
        this.cloud = Util.fixEmptyAndTrim(cloud);
        save();
    }

    /** Registry, with a path if need be, that images without a registry of their own come from; null for the cluster's default. */
    public String getRegistry() {
        return registry;
    }

    /** @throws IllegalArgumentException with one sentence when that is no registry */
    @DataBoundSetter
    public void setRegistry(String registry) {
        String given = Util.fixEmptyAndTrim(registry);
        PodAgentRules.require(given == null ? null : PodAgentRules.registry(given));
        this.registry = given;
        save();
    }

    /** Whether containers get the Docker socket of their node, which gives builds the whole node. */
    public boolean isDockerSocket() {
        return dockerSocket;
    }

    @DataBoundSetter
    public void setDockerSocket(boolean dockerSocket) {
        this.dockerSocket = dockerSocket;
        save();
    }

    /** Whether the tools' caches are directories of the node, which all builds on it share. */
    public boolean isHostCaches() {
        return hostCaches;
    }

    @DataBoundSetter
    public void setHostCaches(boolean hostCaches) {
        this.hostCaches = hostCaches;
        save();
    }

    /** In the order of the form; a copy. */
    @NonNull
    public synchronized List<PodAgent> getAgents() {
        return new ArrayList<>(agents);
    }

    /** @throws IllegalArgumentException with one sentence when a value cannot be used; nothing changes then */
    @DataBoundSetter
    public synchronized void setAgents(List<PodAgent> agents) {
        PodAgentRules.check(agents);
        this.agents = new ArrayList<>(agents);
        save();
    }

    /** Whether a cloud of that name gets the agents. */
    public boolean isFor(String cloudName) {
        return enabled && (cloud == null || cloud.equals(cloudName));
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) throws FormException {
        Jenkins.get().checkPermission(getRequiredGlobalConfigPagePermission());
        try {
            // Bound as a list of its own: an emptied form sends no agents at all, which has to empty the configuration.
            List<PodAgent> listed = request.bindJSONToList(PodAgent.class, json.opt("agents"));
            PodAgentRules.check(listed);
            setRegistry(json.optString("registry"));
            setEnabled(json.optBoolean("enabled"));
            setCloud(json.optString("cloud"));
            setDockerSocket(json.optBoolean("dockerSocket"));
            setHostCaches(json.optBoolean("hostCaches"));
            setAgents(listed);
        } catch (IllegalArgumentException e) {
            throw new FormException(e.getMessage(), e, "agents");
        }
        return true;
    }

    @POST
    public FormValidation doCheckRegistry(@QueryParameter String value) {
        return PodAgentDescriptor.checked(Util.fixEmptyAndTrim(value), PodAgentRules::registry);
    }
}
