package io.jenkins.plugins.kubesphere.agents;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import java.util.function.UnaryOperator;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the form of a pod agent says while it is filled in; administrators alone are answered. */
public abstract class PodAgentDescriptor extends Descriptor<PodAgent> {

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.PodAgent_displayName();
    }

    @POST
    public FormValidation doCheckName(@QueryParameter String value) {
        return checked(Util.fixNull(value).strip(), PodAgentRules::name);
    }

    @POST
    public FormValidation doCheckImage(@QueryParameter String value) {
        return checked(Util.fixNull(value).strip(), PodAgentRules::image);
    }

    @POST
    public FormValidation doCheckLabel(@QueryParameter String value) {
        return checked(Util.fixEmptyAndTrim(value), PodAgentRules::labels);
    }

    @POST
    public FormValidation doCheckCpuRequest(@QueryParameter String value) {
        return checked(Util.fixEmptyAndTrim(value), PodAgentRules::quantity);
    }

    @POST
    public FormValidation doCheckMemoryRequest(@QueryParameter String value) {
        return checked(Util.fixEmptyAndTrim(value), PodAgentRules::quantity);
    }

    @POST
    public FormValidation doCheckCpuLimit(@QueryParameter String value) {
        return checked(Util.fixEmptyAndTrim(value), PodAgentRules::quantity);
    }

    @POST
    public FormValidation doCheckMemoryLimit(@QueryParameter String value) {
        return checked(Util.fixEmptyAndTrim(value), PodAgentRules::quantity);
    }

    @POST
    public FormValidation doCheckYaml(@QueryParameter String value) {
        return checked(Util.fixEmptyAndTrim(value), PodAgentRules::yaml);
    }

    static FormValidation checked(String value, UnaryOperator<String> rule) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String sentence = value == null ? null : rule.apply(value);
        return sentence == null ? FormValidation.ok() : FormValidation.error(sentence);
    }
}
