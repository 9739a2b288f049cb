package io.jenkins.plugins.kubesphere.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.fleet.FleetException;
import io.jenkins.plugins.kubesphere.fleet.OnFailure;
import io.jenkins.plugins.kubesphere.steps.apply.FormRight;
import io.jenkins.plugins.kubesphere.steps.multi.Checks;
import io.jenkins.plugins.kubesphere.steps.multi.ClusterOverride;
import io.jenkins.plugins.kubesphere.steps.multi.FleetArguments;
import io.jenkins.plugins.kubesphere.steps.multi.FleetOrder;
import io.jenkins.plugins.kubesphere.steps.multi.FleetScope;
import io.jenkins.plugins.kubesphere.steps.multi.Messages;
import io.jenkins.plugins.kubesphere.steps.multi.MultiClusterDeployExecution;
import io.jenkins.plugins.kubesphere.steps.multi.Spans;
import io.jenkins.plugins.kubesphere.steps.multi.Wave;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code multiClusterDeploy file: 'deploy/', clusters: 'env=production', waves: [[clusters: 'tier=canary', gate: [approve: 'team-x']], [clusters: '*',
 * maxParallel: 10]], onFailure: 'rollbackAll'}. Gives a map: {@code outcome}, {@code sentence}, {@code serving} (names) and {@code clusters}, a list
 * with {@code cluster}, {@code wave}, {@code result}, {@code created}, {@code changed}, {@code unchanged}, {@code seconds}, {@code serving},
 * {@code reason} and, for a plan, {@code diff} each.
 */
public final class MultiClusterDeployStep extends ManifestOptions {
    private final String clusters;
    private List<KubernetesCluster> members = new ArrayList<>();
    private List<Wave> waves = new ArrayList<>();
    private List<ClusterOverride> overrides = new ArrayList<>();
    private String onFailure = OnFailure.STOP.word();
    private String maxFailures = "0";
    private String standby;
    private int standbyReplicas;
    private boolean failback;
    private boolean plan;
    private boolean requireDigest;
    private String application;
    private String lostAfter = "30s";
    private String lockWait = "5m";

    @DataBoundConstructor
    public MultiClusterDeployStep(@NonNull String file, @NonNull String clusters) {
        super(file);
        this.clusters = Util.fixNull(clusters).strip();
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

    /** What some clusters get differently. */
    @NonNull
    public List<ClusterOverride> getOverrides() {
        return overrides;
    }

    @DataBoundSetter
    public void setOverrides(List<ClusterOverride> overrides) {
        this.overrides = new ArrayList<>(overrides == null ? List.of() : overrides);
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

    /** How many clusters, or how many of a hundred ({@code 10%}), may fail before {@code onFailure} applies. */
    @NonNull
    public String getMaxFailures() {
        return maxFailures;
    }

    @DataBoundSetter
    public void setMaxFailures(String maxFailures) {
        this.maxFailures = Util.fixEmptyAndTrim(maxFailures) == null ? "0" : maxFailures.strip();
    }

    /** Names or a selector of the clusters that stand by for those whose configuration names no standby; null for none. */
    public String getStandby() {
        return standby;
    }

    @DataBoundSetter
    public void setStandby(String standby) {
        this.standby = Util.fixEmptyAndTrim(standby);
    }

    /** How many replicas each workload has on a standby while it stands by. */
    public int getStandbyReplicas() {
        return standbyReplicas;
    }

    @DataBoundSetter
    public void setStandbyReplicas(int standbyReplicas) {
        this.standbyReplicas = standbyReplicas;
    }

    /** Whether a primary that is healthy again gets its work back from its standby. */
    public boolean isFailback() {
        return failback;
    }

    @DataBoundSetter
    public void setFailback(boolean failback) {
        this.failback = failback;
    }

    /** Whether to show only what would change. */
    public boolean isPlan() {
        return plan;
    }

    @DataBoundSetter
    public void setPlan(boolean plan) {
        this.plan = plan;
    }

    /** Whether every image has to be named by digest, the same for all clusters. */
    public boolean isRequireDigest() {
        return requireDigest;
    }

    @DataBoundSetter
    public void setRequireDigest(boolean requireDigest) {
        this.requireDigest = requireDigest;
    }

    /** What is released: one release of it at a time and cluster. Null for the job's name. */
    public String getApplication() {
        return application;
    }

    @DataBoundSetter
    public void setApplication(String application) {
        this.application = Util.fixEmptyAndTrim(application);
    }

    /** After how long without an answer a cluster counts as lost. */
    @NonNull
    public String getLostAfter() {
        return lostAfter;
    }

    @DataBoundSetter
    public void setLostAfter(String lostAfter) {
        this.lostAfter = Util.fixEmptyAndTrim(lostAfter) == null ? "30s" : lostAfter.strip();
    }

    /** How long to wait for another release of the same application to end. */
    @NonNull
    public String getLockWait() {
        return lockWait;
    }

    @DataBoundSetter
    public void setLockWait(String lockWait) {
        this.lockWait = Util.fixEmptyAndTrim(lockWait) == null ? "5m" : lockWait.strip();
    }

    @Override
    public StepExecution start(StepContext context) throws IOException, InterruptedException {
        if (context.get(FleetScope.class) != null) {
            throw new AbortException(Messages.MultiClusterDeploy_nested());
        }
        try {
            return new MultiClusterDeployExecution(context, FleetOrder.of(this, this::forOneCluster, context.get(Run.class), context.hasBody()));
        } catch (FleetException | IllegalArgumentException e) {
            throw new AbortException("multiClusterDeploy: " + e.getMessage());
        }
    }

    /** Offers {@code multiClusterDeploy} to Jenkinsfiles. */
    @Extension
    public static final class DescriptorImpl extends ManifestStepDescriptor {
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

        /** Accepts maps, lists and numbers where they read better in a Jenkinsfile. */
        @Override
        public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
            return FleetArguments.toModel(arguments);
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

        /** Says while typing whether the time can be read. */
        @POST
        public FormValidation doCheckLostAfter(@AncestorInPath Item item, @QueryParameter String value) {
            return span(item, "lostAfter", value);
        }

        /** Says while typing whether the time can be read. */
        @POST
        public FormValidation doCheckLockWait(@AncestorInPath Item item, @QueryParameter String value) {
            return span(item, "lockWait", value);
        }

        private static FormValidation span(Item item, String parameter, String value) {
            boolean silent = !FormRight.isGiven(item) || Util.fixEmptyAndTrim(value) == null;
            return silent ? FormValidation.ok() : Checks.of(() -> Spans.parse(parameter, value));
        }
    }
}
