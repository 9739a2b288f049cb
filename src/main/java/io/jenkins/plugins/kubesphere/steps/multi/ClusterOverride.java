package io.jenkins.plugins.kubesphere.steps.multi;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyArguments;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What some clusters get differently: {@code [clusters: 'region=bj', vars: [REPLICAS: 2], namespace: 'bj', target: 'Deployment/web',
 * merge: [spec: [replicas: 1]]]}. Several apply in the order in which they stand.
 */
public final class ClusterOverride extends AbstractDescribableImpl<ClusterOverride> {
    private final String clusters;
    private String namespace;
    private List<String> vars = new ArrayList<>();
    private String target;
    private String merge;
    private String strategic;
    private String json6902;

    @DataBoundConstructor
    public ClusterOverride(@NonNull String clusters) {
        this.clusters = Util.fixNull(clusters).strip();
    }

    /** Names, a label selector, or {@code *}. */
    @NonNull
    public String getClusters() {
        return clusters;
    }

    /** For objects whose manifest names none, or null for no difference. */
    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = ApplyArguments.requireNamespace(Util.fixEmptyAndTrim(namespace));
    }

    /** Variables on top of the step's, each {@code NAME=value}. */
    @NonNull
    public List<String> getVars() {
        return new ArrayList<>(vars);
    }

    @DataBoundSetter
    public void setVars(List<String> vars) {
        this.vars = ApplyArguments.requireVariables(vars);
    }

    /** The objects that the patches change: {@code Kind} or {@code Kind/name}; null for what a patch names itself. */
    public String getTarget() {
        return target;
    }

    @DataBoundSetter
    public void setTarget(String target) {
        this.target = Util.fixEmptyAndTrim(target);
    }

    /** A JSON merge patch (RFC 7386) in YAML or JSON, or null. */
    public String getMerge() {
        return merge;
    }

    @DataBoundSetter
    public void setMerge(String merge) {
        this.merge = Util.fixEmptyAndTrim(merge);
    }

    /** A strategic merge patch in YAML or JSON: lists of containers, ports, volumes and the like are merged by their keys; or null. */
    public String getStrategic() {
        return strategic;
    }

    @DataBoundSetter
    public void setStrategic(String strategic) {
        this.strategic = Util.fixEmptyAndTrim(strategic);
    }

    /** A JSON patch (RFC 6902) in YAML or JSON, or null. */
    public String getJson6902() {
        return json6902;
    }

    @DataBoundSetter
    public void setJson6902(String json6902) {
        this.json6902 = Util.fixEmptyAndTrim(json6902);
    }

    /** Form of an override. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ClusterOverride> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ClusterOverride_displayName();
        }

        /** A list as the lines of a text area. */
        public String lines(List<String> values) {
            return values == null ? "" : String.join("\n", values);
        }
    }
}
