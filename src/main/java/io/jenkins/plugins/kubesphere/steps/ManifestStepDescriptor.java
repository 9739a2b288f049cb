package io.jenkins.plugins.kubesphere.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyArguments;
import io.jenkins.plugins.kubesphere.steps.apply.FormRight;
import io.jenkins.plugins.kubesphere.steps.apply.Messages;
import java.util.List;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What the forms of {@link ManifestOptions} have in common. Who may not configure the job is told nothing about what is typed. */
public abstract class ManifestStepDescriptor extends StepDescriptor implements CustomDescribableModel {

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class, EnvVars.class, FilePath.class);
    }

    @Override
    public UninstantiatedDescribable customUninstantiate(UninstantiatedDescribable step) {
        return step.withArguments(ApplyArguments.fromModel(step.getArguments()));
    }

    @Override
    public Step newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
        return FormRefusal.orSentence(() -> super.newInstance(request, ApplyArguments.fromForm(form)));
    }

    /** Says that a file is needed. */
    @POST
    public FormValidation doCheckFile(@AncestorInPath Item item, @QueryParameter String value) {
        return FormRight.isGiven(item) ? ApplyArguments.check(() -> ApplyArguments.requireFile(value)) : FormValidation.ok();
    }

    /** Says what is wrong with a namespace. */
    @POST
    public FormValidation doCheckNamespace(@AncestorInPath Item item, @QueryParameter String value) {
        return FormRight.isGiven(item) ? ApplyArguments.check(() -> ApplyArguments.requireNamespace(Util.fixEmptyAndTrim(value))) : FormValidation.ok();
    }

    /** Says what is wrong with a timeout. */
    @POST
    public FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
        return FormRight.isGiven(item) ? ApplyArguments.check(() -> ApplyArguments.duration(value)) : FormValidation.ok();
    }

    /** Says what is wrong with the name of a set. */
    @POST
    public FormValidation doCheckSet(@AncestorInPath Item item, @QueryParameter String value, @QueryParameter boolean prune) {
        String set = Util.fixEmptyAndTrim(value);
        if (!FormRight.isGiven(item)) {
            return FormValidation.ok();
        }
        return prune && set == null ? FormValidation.error(Messages.ApplyArguments_pruneWithoutSet()) : ApplyArguments.check(() -> ApplyArguments.requireSet(set));
    }

    /** Where requests can come from. */
    @POST
    public ListBoxModel doFillWhereItems() {
        return ApplyArguments.places();
    }

    /** The text of a list's text area. */
    public String lines(List<String> list) {
        return list == null ? "" : String.join("\n", list);
    }
}
