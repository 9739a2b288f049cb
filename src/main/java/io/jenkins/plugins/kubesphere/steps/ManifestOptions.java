package io.jenkins.plugins.kubesphere.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** How manifests are read and applied: the options of {@code envsubstApply} that a step for several clusters has as well, checked in the same way. */
public abstract class ManifestOptions extends Step {
    private final EnvsubstApplyStep apply;

    /** @param file path, directory or Ant pattern; several on lines of their own */
    protected ManifestOptions(String file) {
        apply = new EnvsubstApplyStep(file);
    }

    /** {@code envsubstApply} with these options; the caller adds what is special to a cluster. */
    protected EnvsubstApplyStep forOneCluster() {
        EnvsubstApplyStep copy = new EnvsubstApplyStep(apply.getFile());
        copy.setNamespace(apply.getNamespace());
        copy.setVars(apply.getVars());
        copy.setAllow(apply.getAllow());
        copy.setStrict(apply.isStrict());
        copy.setAllowStructure(apply.isAllowStructure());
        copy.setForce(apply.isForce());
        copy.setWait(apply.isWait());
        copy.setTimeout(apply.getTimeout());
        copy.setPinDigests(apply.isPinDigests());
        copy.setSet(apply.getSet());
        copy.setPrune(apply.isPrune());
        copy.setPruneClusterKinds(apply.getPruneClusterKinds());
        copy.setWhere(apply.getWhere());
        copy.setInsecure(apply.isInsecure());
        return copy;
    }

    /** Files, directories and Ant patterns of the workspace, each on a line of its own. */
    @NonNull
    public String getFile() {
        return apply.getFile();
    }

    /** For objects whose manifest names none, or null for each cluster's own. */
    public String getNamespace() {
        return apply.getNamespace();
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        apply.setNamespace(namespace);
    }

    /** Variables on top of the environment, each {@code NAME=value}. */
    @NonNull
    public List<String> getVars() {
        return new ArrayList<>(apply.getVars());
    }

    @DataBoundSetter
    public void setVars(List<String> vars) {
        apply.setVars(vars);
    }

    /** Names that are substituted; empty for all. */
    @NonNull
    public List<String> getAllow() {
        return apply.getAllow();
    }

    @DataBoundSetter
    public void setAllow(List<String> allow) {
        apply.setAllow(allow);
    }

    /** Whether a variable that is not set is an error. */
    public boolean isStrict() {
        return apply.isStrict();
    }

    @DataBoundSetter
    public void setStrict(boolean strict) {
        apply.setStrict(strict);
    }

    /** Whether a value may add YAML structure. */
    public boolean isAllowStructure() {
        return apply.isAllowStructure();
    }

    @DataBoundSetter
    public void setAllowStructure(boolean allowStructure) {
        apply.setAllowStructure(allowStructure);
    }

    /** Whether fields of other managers are taken over. */
    public boolean isForce() {
        return apply.isForce();
    }

    @DataBoundSetter
    public void setForce(boolean force) {
        apply.setForce(force);
    }

    /** Whether a cluster counts as done only when everything is ready. */
    public boolean isWait() {
        return apply.isWait();
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        apply.setWait(wait);
    }

    /** How long one cluster may take to become ready. */
    @NonNull
    public String getTimeout() {
        return apply.getTimeout();
    }

    @DataBoundSetter
    public void setTimeout(String timeout) {
        apply.setTimeout(timeout);
    }

    /** Whether images that harborPush published in this build are written by digest. */
    public boolean isPinDigests() {
        return apply.isPinDigests();
    }

    @DataBoundSetter
    public void setPinDigests(boolean pinDigests) {
        apply.setPinDigests(pinDigests);
    }

    /** Name of the set that the objects belong to, or null. */
    public String getSet() {
        return apply.getSet();
    }

    @DataBoundSetter
    public void setSet(String set) {
        apply.setSet(set);
    }

    /** Whether what left the set is removed. */
    public boolean isPrune() {
        return apply.isPrune();
    }

    @DataBoundSetter
    public void setPrune(boolean prune) {
        apply.setPrune(prune);
    }

    /** Kinds without a namespace that may be removed. */
    @NonNull
    public List<String> getPruneClusterKinds() {
        return apply.getPruneClusterKinds();
    }

    @DataBoundSetter
    public void setPruneClusterKinds(List<String> pruneClusterKinds) {
        apply.setPruneClusterKinds(pruneClusterKinds);
    }

    /** {@code controller} or {@code agent}: which of them talks to the clusters. */
    @NonNull
    public String getWhere() {
        return apply.getWhere();
    }

    @DataBoundSetter
    public void setWhere(String where) {
        apply.setWhere(where);
    }

    /** Whether kubeconfigs that do not check the server's certificate are accepted. */
    public boolean isInsecure() {
        return apply.isInsecure();
    }

    @DataBoundSetter
    public void setInsecure(boolean insecure) {
        apply.setInsecure(insecure);
    }
}
