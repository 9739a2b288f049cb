package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.cluster.ReleaseOptions;
import io.jenkins.plugins.kubesphere.cluster.SetMembership;
import io.jenkins.plugins.kubesphere.steps.EnvsubstApplyStep;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments of one run of the step, as a build keeps them: values of variables are encrypted, as they may be secrets. */
public final class ApplyRequest implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String kubeconfigId;
    private final String context;
    private final String namespace;
    private final ArrayList<String> encryptedVariables = new ArrayList<>();
    private final ArrayList<String> allow;
    private final boolean strict;
    private final boolean allowStructure;
    private final boolean force;
    private final boolean dryRun;
    private final boolean wait;
    private final String timeout;
    private final boolean rollback;
    private final boolean pinDigests;

    private final String set;
    private final boolean prune;
    private final ArrayList<String> pruneClusterKinds;
    private final String where;
    private final boolean insecure;

    /** Takes the step's fields as they are. */
    public ApplyRequest(EnvsubstApplyStep step) {
        this.file = step.getFile();
        this.kubeconfigId = step.getKubeconfigId();
        this.context = step.getContext();
        this.namespace = step.getNamespace();
        step.getVars().forEach(variable -> encryptedVariables.add(Secret.fromString(variable).getEncryptedValue()));
        this.allow = new ArrayList<>(step.getAllow());
        this.strict = step.isStrict();
        this.allowStructure = step.isAllowStructure();
        this.force = step.isForce();
        this.dryRun = step.isDryRun();
        this.wait = step.isWait();
        this.timeout = step.getTimeout();
        this.rollback = step.isRollback();
        this.pinDigests = step.isPinDigests();
        this.set = step.getSet();
        this.prune = step.isPrune();
        this.pruneClusterKinds = new ArrayList<>(step.getPruneClusterKinds());
        this.where = step.getWhere();
        this.insecure = step.isInsecure();
    }

    /** Files, directories and patterns, each its own entry. */
    public List<String> files() {
        return file.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    String kubeconfigId() {
        return kubeconfigId;
    }

    String context() {
        return context;
    }

    List<String> allow() {
        return allow;
    }

    boolean isStrict() {
        return strict;
    }

    boolean isStructureAllowed() {
        return allowStructure;
    }

    /** Whether nothing is written. */
    public boolean isDryRun() {
        return dryRun;
    }

    boolean isWaiting() {
        return wait && !dryRun;
    }

    boolean isPinning() {
        return pinDigests;
    }

    boolean isUndoing() {
        return rollback;
    }

    /** Whether the agent makes the requests. */
    public boolean isFromAgent() {
        return ApplyArguments.AGENT.equals(where);
    }

    boolean isInsecure() {
        return insecure;
    }

    /** How long to wait, as it was written. */
    public String timeout() {
        return timeout;
    }

    /** Variables on top of the environment; values may be secrets. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String encrypted : encryptedVariables) {
            String variable = Secret.fromString(encrypted).getPlainText();
            variables.put(variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        }
        return variables;
    }

    /** What the cluster room needs to know. */
    public ReleaseOptions options(java.time.Duration remaining) {
        return new ReleaseOptions(namespace == null ? "" : namespace, dryRun, force, wait, remaining, rollback)
                .in(set == null ? SetMembership.NONE : new SetMembership(set, prune, pruneClusterKinds));
    }
}
