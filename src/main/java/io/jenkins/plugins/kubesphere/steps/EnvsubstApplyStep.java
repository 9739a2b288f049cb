package io.jenkins.plugins.kubesphere.steps;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigLookup;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyArguments;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyExecution;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyRequest;
import io.jenkins.plugins.kubesphere.steps.apply.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code envsubstApply}: substitutes variables in manifests of the workspace, applies them to a cluster and waits until they are ready.
 * Returns a map: {@code cluster}, {@code namespace}, {@code dryRun}, {@code seconds}, {@code diff} (what changes, Secrets masked),
 * and {@code objects}, a list of maps.
 */
public class EnvsubstApplyStep extends Step {

    private final String file;
    private String kubeconfigId;
    private String context;
    private String namespace;
    private List<String> vars = new ArrayList<>();
    private List<String> allow = new ArrayList<>();
    private boolean strict = true;
    private boolean allowStructure;
    private boolean force;
    private boolean dryRun;
    private boolean wait = true;
    private String timeout = ApplyArguments.DEFAULT_TIMEOUT;
    private boolean rollback;
    private boolean pinDigests;
    private String set;
    private boolean prune;
    private List<String> pruneClusterKinds = new ArrayList<>();
    private String where = ApplyArguments.CONTROLLER;
    private boolean insecure;

    /**
     * A step for these files.
     *
     * @param file path, directory or Ant pattern; several on lines of their own
     */
    @DataBoundConstructor
    public EnvsubstApplyStep(String file) {
        this.file = ApplyArguments.requireFile(file);
    }

    public String getFile() {
        return file;
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

    public String getNamespace() {
        return namespace;
    }

    /** Namespace for objects that name none. */
    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = ApplyArguments.requireNamespace(Util.fixEmptyAndTrim(namespace));
    }

    public List<String> getVars() {
        return new ArrayList<>(vars);
    }

    /** Variables on top of the environment, each {@code NAME=value}. */
    @DataBoundSetter
    public void setVars(List<String> vars) {
        this.vars = ApplyArguments.requireVariables(vars);
    }

    public List<String> getAllow() {
        return new ArrayList<>(allow);
    }

    /** Names that are substituted; empty for all. */
    @DataBoundSetter
    public void setAllow(List<String> allow) {
        this.allow = ApplyArguments.requireNames(allow);
    }

    public boolean isStrict() {
        return strict;
    }

    /** Whether an unset variable is an error. */
    @DataBoundSetter
    public void setStrict(boolean strict) {
        this.strict = strict;
    }

    public boolean isAllowStructure() {
        return allowStructure;
    }

    /** Whether a value may add YAML structure. */
    @DataBoundSetter
    public void setAllowStructure(boolean allowStructure) {
        this.allowStructure = allowStructure;
    }

    public boolean isForce() {
        return force;
    }

    /** Whether fields of other managers are taken over. */
    @DataBoundSetter
    public void setForce(boolean force) {
        this.force = force;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    /** Whether only the difference is shown. */
    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public boolean isWait() {
        return wait;
    }

    /** Whether to wait until everything is ready. */
    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
    }

    public String getTimeout() {
        return timeout;
    }

    /** How long to wait: {@code 90s}, {@code 10m}, {@code 1h}. */
    @DataBoundSetter
    public void setTimeout(String timeout) {
        ApplyArguments.duration(timeout);
        this.timeout = timeout.strip();
    }

    public boolean isRollback() {
        return rollback;
    }

    /** Whether a failure returns everything to what it was. */
    @DataBoundSetter
    public void setRollback(boolean rollback) {
        this.rollback = rollback;
    }

    public boolean isPinDigests() {
        return pinDigests;
    }

    /** Whether images that harborPush published in this build are written by digest. */
    @DataBoundSetter
    public void setPinDigests(boolean pinDigests) {
        this.pinDigests = pinDigests;
    }

    public String getSet() {
        return set;
    }

    /** Name of the set that the objects belong to. */
    @DataBoundSetter
    public void setSet(String set) {
        this.set = ApplyArguments.requireSet(Util.fixEmptyAndTrim(set));
    }

    public boolean isPrune() {
        return prune;
    }

    /** Whether what left the set is removed. */
    @DataBoundSetter
    public void setPrune(boolean prune) {
        this.prune = prune;
    }

    public List<String> getPruneClusterKinds() {
        return new ArrayList<>(pruneClusterKinds);
    }

    /** Kinds without a namespace that may be removed. */
    @DataBoundSetter
    public void setPruneClusterKinds(List<String> pruneClusterKinds) {
        this.pruneClusterKinds = ApplyArguments.requireKinds(pruneClusterKinds);
    }

    public String getWhere() {
        return where;
    }

    /** {@code controller} or {@code agent}: which of them talks to the cluster. */
    @DataBoundSetter
    public void setWhere(String where) {
        this.where = ApplyArguments.requireWhere(where);
    }

    public boolean isInsecure() {
        return insecure;
    }

    /** Whether a kubeconfig that does not check the server's certificate is accepted. */
    @DataBoundSetter
    public void setInsecure(boolean insecure) {
        this.insecure = insecure;
    }

    @Override
    public StepExecution start(StepContext stepContext) {
        if (prune && set == null) {
            throw new IllegalArgumentException(io.jenkins.plugins.kubesphere.steps.apply.Messages.ApplyArguments_pruneWithoutSet());
        }
        return new ApplyExecution(stepContext, new ApplyRequest(this));
    }

    /** Name, form and argument forms of the step. */
    @Extension
    public static class DescriptorImpl extends StepDescriptor implements CustomDescribableModel {

        @Override
        public String getFunctionName() {
            return "envsubstApply";
        }

        @Override
        public String getDisplayName() {
            return Messages.EnvsubstApplyStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, EnvVars.class, FilePath.class);
        }

        /** Accepts {@code file} as a list and {@code vars} as a map, which read better in a Jenkinsfile. */
        @Override
        public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
            return ApplyArguments.toModel(arguments);
        }

        @Override
        public UninstantiatedDescribable customUninstantiate(UninstantiatedDescribable step) {
            return step.withArguments(ApplyArguments.fromModel(step.getArguments()));
        }

        @Override
        public Step newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            return super.newInstance(request, ApplyArguments.fromForm(form));
        }

        /** Credentials that can hold a kubeconfig, for those who may see them. */
        @POST
        public ListBoxModel doFillKubeconfigIdItems(@AncestorInPath Item item, @QueryParameter String kubeconfigId) {
            return KubeconfigLookup.items(item, kubeconfigId);
        }

        /** Says what is wrong with a timeout. */
        @POST
        public FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? ApplyArguments.check(() -> ApplyArguments.duration(value)) : FormValidation.ok();
        }

        /** Says what is wrong with a namespace. */
        @POST
        public FormValidation doCheckNamespace(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? ApplyArguments.check(() -> ApplyArguments.requireNamespace(Util.fixEmptyAndTrim(value))) : FormValidation.ok();
        }

        /** Says what is wrong with the name of a set. */
        @POST
        public FormValidation doCheckSet(@AncestorInPath Item item, @QueryParameter String value, @QueryParameter boolean prune) {
            String set = Util.fixEmptyAndTrim(value);
            if (!mayConfigure(item)) {
                return FormValidation.ok();
            }
            return prune && set == null ? FormValidation.error(io.jenkins.plugins.kubesphere.steps.apply.Messages.ApplyArguments_pruneWithoutSet())
                    : ApplyArguments.check(() -> ApplyArguments.requireSet(set));
        }

        /** Where requests can come from. */
        @POST
        public ListBoxModel doFillWhereItems() {
            return ApplyArguments.places();
        }

        /** Says that a file is needed. */
        @POST
        public FormValidation doCheckFile(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? ApplyArguments.check(() -> ApplyArguments.requireFile(value)) : FormValidation.ok();
        }

        /** The text of a list's text area. */
        public String lines(List<String> list) {
            return list == null ? "" : String.join("\n", list);
        }

        private static boolean mayConfigure(Item item) {
            return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.EXTENDED_READ);
        }
    }
}
