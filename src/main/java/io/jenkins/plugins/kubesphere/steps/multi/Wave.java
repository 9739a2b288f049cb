package io.jenkins.plugins.kubesphere.steps.multi;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.kubesphere.fleet.GateRequest;
import io.jenkins.plugins.kubesphere.fleet.WaveRequest;
import io.jenkins.plugins.kubesphere.steps.apply.FormRight;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One wave of {@code multiClusterDeploy}: {@code [clusters: 'tier=canary', maxParallel: 2, pause: '5m', gate: [approve: 'team-x']]}. */
public final class Wave extends AbstractDescribableImpl<Wave> {
    private final String clusters;
    private int maxParallel = 1;
    private String pause;
    private Gate gate;

    @DataBoundConstructor
    public Wave(@NonNull String clusters) {
        this.clusters = Util.fixNull(clusters).strip();
    }

    /** Names, a label selector, or {@code *} for the rest. */
    @NonNull
    public String getClusters() {
        return clusters;
    }

    public int getMaxParallel() {
        return maxParallel;
    }

    @DataBoundSetter
    public void setMaxParallel(int maxParallel) {
        this.maxParallel = maxParallel;
    }

    /** How long to wait before the next wave, such as {@code 5m}; null for not at all. */
    public String getPause() {
        return pause;
    }

    @DataBoundSetter
    public void setPause(String pause) {
        this.pause = Util.fixEmptyAndTrim(pause);
    }

    /** What has to be so before the next wave; null for nothing but the end of this one. */
    public Gate getGate() {
        return gate;
    }

    @DataBoundSetter
    public void setGate(Gate gate) {
        this.gate = gate;
    }

    /** @throws IllegalArgumentException when something cannot be read */
    public WaveRequest toRequest() {
        return new WaveRequest(clusters, maxParallel, pause == null ? 0 : Spans.parse("pause", pause).toSeconds(),
                gate == null ? GateRequest.NONE : gate.toRequest());
    }

    /** Form of a wave. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<Wave> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Wave_displayName();
        }

        @POST
        public FormValidation doCheckPause(@AncestorInPath Item item, @QueryParameter String value) {
            return !FormRight.isGiven(item) || Util.fixEmptyAndTrim(value) == null ? FormValidation.ok() : Checks.of(() -> Spans.parse("pause", value));
        }
    }
}
