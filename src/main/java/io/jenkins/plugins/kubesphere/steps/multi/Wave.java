package io.jenkins.plugins.kubesphere.steps.multi;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.kubesphere.fleet.WaveRequest;
import java.io.Serializable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One wave of {@code multiClusterDeploy}: {@code [clusters: 'tier=canary', maxParallel: 2, pause: '5m']}. */
public final class Wave extends AbstractDescribableImpl<Wave> implements Serializable {
    private static final long serialVersionUID = 1;
    private final String clusters;
    private int maxParallel = 1;
    private String pause;

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

    /** @throws IllegalArgumentException when the pause cannot be read */
    public WaveRequest toRequest() {
        return new WaveRequest(clusters, maxParallel, pause == null ? 0 : Spans.parse("pause", pause).toSeconds());
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
        public FormValidation doCheckPause(@QueryParameter String value) {
            try {
                if (Util.fixEmptyAndTrim(value) != null) {
                    Spans.parse("pause", value);
                }
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
