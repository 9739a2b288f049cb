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
public final class MultiClusterDeployStep extends RolloutOptions {
    private final String clusters;
    private List<KubernetesCluster> members = new ArrayList<>();
    private List<Wave> waves = new ArrayList<>();
    private List<ClusterOverride> overrides = new ArrayList<>();
    private boolean plan;
    private boolean requireDigest;
    private String application;

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
