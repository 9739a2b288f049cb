package io.jenkins.plugins.kubesphere.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigLookup;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyArguments;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyExecution;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyRequest;
import io.jenkins.plugins.kubesphere.steps.apply.Messages;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code envsubstApply}: substitutes variables in manifests of the workspace, applies them to a cluster and waits until they are ready.
 * Returns a map: {@code cluster}, {@code namespace}, {@code dryRun}, {@code seconds}, {@code diff} (what changes, Secrets masked),
 * and {@code objects}, a list of maps.
 */
public class EnvsubstApplyStep extends ManifestOptions {

    private String kubeconfigId;
    private String context;
    private boolean dryRun;
    private boolean rollback;

    /**
     * A step for these files.
     *
     * @param file path, directory or Ant pattern; several on lines of their own
     */
    @DataBoundConstructor
    public EnvsubstApplyStep(String file) {
        super(file);
    }

    public String getKubeconfigId() {
        return kubeconfigId;
    }

    /** Id of the credential; empty for the file that the environment variable KUBECONFIG names. */
    @DataBoundSetter
    public void setKubeconfigId(String kubeconfigId) {
        this.kubeconfigId = Util.fixEmptyAndTrim(kubeconfigId);
    }

    public String getContext() {
        return context;
    }

    /** A context other than the one the credential or the kubeconfig chooses. */
    @DataBoundSetter
    public void setContext(String context) {
        this.context = Util.fixEmptyAndTrim(context);
    }

    public boolean isDryRun() {
        return dryRun;
    }

    /** Whether only the difference is shown. */
    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public boolean isRollback() {
        return rollback;
    }

    /** Whether a failure returns everything to what it was. */
    @DataBoundSetter
    public void setRollback(boolean rollback) {
        this.rollback = rollback;
    }

    @Override
    public StepExecution start(StepContext stepContext) {
        if (isPrune() && getSet() == null) {
            throw new IllegalArgumentException(io.jenkins.plugins.kubesphere.steps.apply.Messages.ApplyArguments_pruneWithoutSet());
        }
        return new ApplyExecution(stepContext, new ApplyRequest(this));
    }

    /** Name, form and argument forms of the step. */
    @Extension
    public static class DescriptorImpl extends ManifestStepDescriptor {

        @Override
        public String getFunctionName() {
            return "envsubstApply";
        }

        @Override
        public String getDisplayName() {
            return Messages.EnvsubstApplyStep_displayName();
        }

        /** Accepts {@code file} as a list and {@code vars} as a map, which read better in a Jenkinsfile. */
        @Override
        public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
            return ApplyArguments.toModel(arguments);
        }

        /** Credentials that can hold a kubeconfig, for those who may see them. */
        @POST
        public ListBoxModel doFillKubeconfigIdItems(@AncestorInPath Item item, @QueryParameter String kubeconfigId) {
            return KubeconfigLookup.items(item, kubeconfigId);
        }
    }
}
