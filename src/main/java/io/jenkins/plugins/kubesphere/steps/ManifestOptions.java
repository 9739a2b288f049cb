package io.jenkins.plugins.kubesphere.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyArguments;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** How manifests are read and applied, to one cluster or to several; each option is checked where it is set. */
public abstract class ManifestOptions extends Step {
    private final String file;
    private String namespace;
    private List<String> vars = new ArrayList<>();
    private List<String> allow = new ArrayList<>();
    private boolean strict = true;
    private boolean allowStructure;
    private boolean force;
    private boolean wait = true;
    private String timeout = ApplyArguments.DEFAULT_TIMEOUT;
    private boolean pinDigests;
    private String set;
    private boolean prune;
    private List<String> pruneClusterKinds = new ArrayList<>();
    private String where = ApplyArguments.CONTROLLER;
    private boolean insecure;

    /** @param file path, directory or Ant pattern; several on lines of their own */
    protected ManifestOptions(String file) {
        this.file = ApplyArguments.requireFile(file);
    }

    /** {@code envsubstApply} with these options; the caller adds what is special to a cluster. */
    protected EnvsubstApplyStep forOneCluster() {
        ManifestOptions copy = new EnvsubstApplyStep(file);
        copy.namespace = namespace;
        copy.vars = vars;
        copy.allow = allow;
        copy.strict = strict;
        copy.allowStructure = allowStructure;
        copy.force = force;
        copy.wait = wait;
        copy.timeout = timeout;
        copy.pinDigests = pinDigests;
        copy.set = set;
        copy.prune = prune;
        copy.pruneClusterKinds = pruneClusterKinds;
        copy.where = where;
        copy.insecure = insecure;
        return (EnvsubstApplyStep) copy;
    }

    /** Files, directories and Ant patterns of the workspace, each on a line of its own. */
    @NonNull
    public String getFile() {
        return file;
    }

    /** For objects whose manifest names none, or null for the one of the kubeconfig's context or of the configured cluster. */
    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = ApplyArguments.requireNamespace(Util.fixEmptyAndTrim(namespace));
    }

    /** Variables on top of the environment, each {@code NAME=value}. */
    @NonNull
    public List<String> getVars() {
        return new ArrayList<>(vars);
    }

    @DataBoundSetter
    public void setVars(List<String> vars) {
        this.vars = ApplyArguments.requireVariables(vars);
    }

    /** Names that are substituted; empty for all. */
    @NonNull
    public List<String> getAllow() {
        return new ArrayList<>(allow);
    }

    @DataBoundSetter
    public void setAllow(List<String> allow) {
        this.allow = ApplyArguments.requireNames(allow);
    }

    /** Whether a variable that is not set is an error. */
    public boolean isStrict() {
        return strict;
    }

    @DataBoundSetter
    public void setStrict(boolean strict) {
        this.strict = strict;
    }

    /** Whether a value may add YAML structure. */
    public boolean isAllowStructure() {
        return allowStructure;
    }

    @DataBoundSetter
    public void setAllowStructure(boolean allowStructure) {
        this.allowStructure = allowStructure;
    }

    /** Whether fields of other managers are taken over. */
    public boolean isForce() {
        return force;
    }

    @DataBoundSetter
    public void setForce(boolean force) {
        this.force = force;
    }

    /** Whether a cluster counts as done only when everything is ready there. */
    public boolean isWait() {
        return wait;
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
    }

    /** How long one cluster may take to become ready: {@code 90s}, {@code 10m}, {@code 1h}. */
    @NonNull
    public String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(String timeout) {
        ApplyArguments.duration(timeout);
        this.timeout = timeout.strip();
    }

    /** Whether images that harborPush published in this build are written by digest. */
    public boolean isPinDigests() {
        return pinDigests;
    }

    @DataBoundSetter
    public void setPinDigests(boolean pinDigests) {
        this.pinDigests = pinDigests;
    }

    /** Name of the set that the objects belong to, or null. */
    public String getSet() {
        return set;
    }

    @DataBoundSetter
    public void setSet(String set) {
        this.set = ApplyArguments.requireSet(Util.fixEmptyAndTrim(set));
    }

    /** Whether what left the set is removed. */
    public boolean isPrune() {
        return prune;
    }

    @DataBoundSetter
    public void setPrune(boolean prune) {
        this.prune = prune;
    }

    /** Kinds without a namespace that may be removed. */
    @NonNull
    public List<String> getPruneClusterKinds() {
        return new ArrayList<>(pruneClusterKinds);
    }

    @DataBoundSetter
    public void setPruneClusterKinds(List<String> pruneClusterKinds) {
        this.pruneClusterKinds = ApplyArguments.requireKinds(pruneClusterKinds);
    }

    /** {@code controller} or {@code agent}: which of them talks to the API server. */
    @NonNull
    public String getWhere() {
        return where;
    }

    @DataBoundSetter
    public void setWhere(String where) {
        this.where = ApplyArguments.requireWhere(where);
    }

    /** Whether kubeconfigs that do not check the server's certificate are accepted. */
    public boolean isInsecure() {
        return insecure;
    }

    @DataBoundSetter
    public void setInsecure(boolean insecure) {
        this.insecure = insecure;
    }
}
