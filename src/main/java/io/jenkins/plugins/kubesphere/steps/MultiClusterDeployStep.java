package io.jenkins.plugins.kubesphere.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import io.jenkins.plugins.kubesphere.fleet.ClusterSelection;
import io.jenkins.plugins.kubesphere.fleet.FleetException;
import io.jenkins.plugins.kubesphere.fleet.Member;
import io.jenkins.plugins.kubesphere.fleet.OnFailure;
import io.jenkins.plugins.kubesphere.fleet.RolloutPlan;
import io.jenkins.plugins.kubesphere.steps.multi.DeployRequest;
import io.jenkins.plugins.kubesphere.steps.multi.FleetTarget;
import io.jenkins.plugins.kubesphere.steps.multi.Messages;
import io.jenkins.plugins.kubesphere.steps.multi.MultiClusterDeployExecution;
import io.jenkins.plugins.kubesphere.steps.multi.Spans;
import io.jenkins.plugins.kubesphere.steps.multi.Wave;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code multiClusterDeploy file: 'deploy/', clusters: 'env=production', waves: [[clusters: 'tier=canary'], [clusters: '*', maxParallel: 10]],
 * onFailure: 'rollbackAll'}. Gives a map: {@code outcome} and {@code clusters}, a list with {@code cluster}, {@code wave}, {@code result},
 * {@code created}, {@code changed}, {@code unchanged}, {@code seconds} and {@code reason} each.
 */
public final class MultiClusterDeployStep extends Step {
    private final String file;
    private final String clusters;
    private List<KubernetesCluster> members = new ArrayList<>();
    private List<Wave> waves = new ArrayList<>();
    private String onFailure = OnFailure.STOP.word();
    private int maxFailures;
    private String namespace;
    private String timeout = "10m";
    private Map<String, String> vars = new LinkedHashMap<>();
    private boolean strict = true;
    private boolean force;
    private boolean plan;

    @DataBoundConstructor
    public MultiClusterDeployStep(@NonNull String file, @NonNull String clusters) {
        this.file = Util.fixNull(file).strip();
        this.clusters = Util.fixNull(clusters).strip();
    }

    /** A file, a directory or an Ant pattern of the workspace. */
    @NonNull
    public String getFile() {
        return file;
    }

    /** Names, a label selector, or {@code *}. */
    @NonNull
    public String getClusters() {
        return clusters;
    }

    /** Clusters that only this step knows, besides the configured ones. */
    @NonNull
    public List<KubernetesCluster> getMembers() {
        return members;
    }

    @DataBoundSetter
    public void setMembers(List<KubernetesCluster> members) {
        this.members = new ArrayList<>(members == null ? List.of() : members);
    }

    @NonNull
    public List<Wave> getWaves() {
        return waves;
    }

    @DataBoundSetter
    public void setWaves(List<Wave> waves) {
        this.waves = new ArrayList<>(waves == null ? List.of() : waves);
    }

    /** {@code stop}, {@code continue}, {@code rollback} or {@code rollbackAll}. */
    @NonNull
    public String getOnFailure() {
        return onFailure;
    }

    @DataBoundSetter
    public void setOnFailure(String onFailure) {
        this.onFailure = Util.fixEmptyAndTrim(onFailure) == null ? OnFailure.STOP.word() : onFailure.strip();
    }

    /** How many clusters may fail before {@code onFailure} applies. */
    public int getMaxFailures() {
        return maxFailures;
    }

    @DataBoundSetter
    public void setMaxFailures(int maxFailures) {
        this.maxFailures = maxFailures;
    }

    /** For objects whose manifest names none, or null for each cluster's own. */
    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = Util.fixEmptyAndTrim(namespace);
    }

    /** How long one cluster may take to become ready. */
    @NonNull
    public String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(String timeout) {
        this.timeout = Util.fixEmptyAndTrim(timeout) == null ? "10m" : timeout.strip();
    }

    /** Variables on top of the environment. */
    @NonNull
    public Map<String, String> getVars() {
        return vars;
    }

    @DataBoundSetter
    public void setVars(Map<String, String> vars) {
        this.vars = new LinkedHashMap<>(vars == null ? Map.of() : vars);
    }

    /** Whether a variable that is not set is an error. */
    public boolean isStrict() {
        return strict;
    }

    @DataBoundSetter
    public void setStrict(boolean strict) {
        this.strict = strict;
    }

    /** Whether fields of other managers are taken over. */
    public boolean isForce() {
        return force;
    }

    @DataBoundSetter
    public void setForce(boolean force) {
        this.force = force;
    }

    /** Whether to show only what would change. */
    public boolean isPlan() {
        return plan;
    }

    @DataBoundSetter
    public void setPlan(boolean plan) {
        this.plan = plan;
    }

    @Override
    public StepExecution start(StepContext context) throws IOException, InterruptedException {
        if (file.isEmpty()) {
            throw new AbortException(Messages.MultiClusterDeploy_noFile());
        }
        Map<String, KubernetesCluster> known = known(context.get(Run.class));
        try {
            List<Member> all = known.values().stream().map(cluster -> new Member(cluster.getName(), cluster.labelMap())).toList();
            List<Member> selected = ClusterSelection.select(clusters, all);
            RolloutPlan rollout = RolloutPlan.of(selected, waves.stream().map(Wave::toRequest).toList(), OnFailure.of(onFailure), maxFailures,
                    context.hasBody());
            List<FleetTarget> targets = selected.stream().map(member -> known.get(member.name()))
                    .map(cluster -> new FleetTarget(cluster.getName(), cluster.getKubeconfigId(), cluster.getContext(), cluster.getNamespace())).toList();
            DeployRequest request = new DeployRequest(file, targets, vars, namespace, Spans.parse("timeout", timeout), strict, force, plan);
            return new MultiClusterDeployExecution(context, request, rollout);
        } catch (FleetException | IllegalArgumentException e) {
            throw new AbortException("multiClusterDeploy: " + e.getMessage());
        }
    }

    private Map<String, KubernetesCluster> known(Run<?, ?> run) throws AbortException {
        Map<String, KubernetesCluster> known = new LinkedHashMap<>();
        for (KubernetesCluster member : members) {
            if (known.put(member.getName(), member) != null) {
                throw new AbortException(Messages.MultiClusterDeploy_memberTwice(member.getName()));
            }
        }
        for (KubernetesCluster configured : KubernetesClusters.get().openTo(run)) {
            if (known.putIfAbsent(configured.getName(), configured) != null) {
                throw new AbortException(Messages.MultiClusterDeploy_memberConfigured(configured.getName()));
            }
        }
        return known;
    }

    /** Offers {@code multiClusterDeploy} to Jenkinsfiles. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "multiClusterDeploy";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.MultiClusterDeploy_displayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return OptionalBlock.mayFollow();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, TaskListener.class, EnvVars.class);
        }

        /** The four words. */
        @POST
        public ListBoxModel doFillOnFailureItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.OnFailure_stop(), OnFailure.STOP.word());
            items.add(Messages.OnFailure_continue(), OnFailure.CONTINUE.word());
            items.add(Messages.OnFailure_rollback(), OnFailure.ROLLBACK.word());
            items.add(Messages.OnFailure_rollbackAll(), OnFailure.ROLLBACK_ALL.word());
            return items;
        }

        /** Says while typing whether the timeout can be read. */
        @POST
        public FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            if (item != null) {
                item.checkPermission(Item.CONFIGURE);
            }
            try {
                if (Util.fixEmptyAndTrim(value) != null) {
                    Spans.parse("timeout", value);
                }
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
