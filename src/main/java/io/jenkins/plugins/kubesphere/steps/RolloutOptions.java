package io.jenkins.plugins.kubesphere.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.kubesphere.fleet.OnFailure;
import org.kohsuke.stapler.DataBoundSetter;

/** What a release over several clusters does about those that fail, fall silent, stand by or are locked. */
public abstract class RolloutOptions extends ManifestOptions {
    private String onFailure = OnFailure.STOP.word();
    private String maxFailures = "0";
    private String standby;
    private int standbyReplicas;
    private boolean failback;
    private String lostAfter = "30s";
    private String lockWait = "5m";

    /** @param file path, directory or Ant pattern; several on lines of their own */
    protected RolloutOptions(String file) {
        super(file);
    }

    /** {@code stop}, {@code continue}, {@code rollback} or {@code rollbackAll}. */
    @NonNull
    public String getOnFailure() {
        return onFailure;
    }

    @DataBoundSetter
    public void setOnFailure(String onFailure) {
        this.onFailure = Util.fixEmptyAndTrim(onFailure) == null ? OnFailure.STOP.word() : onFailure.strip();
    }

    /** How many clusters, or how many of a hundred ({@code 10%}), may fail before {@code onFailure} applies. */
    @NonNull
    public String getMaxFailures() {
        return maxFailures;
    }

    @DataBoundSetter
    public void setMaxFailures(String maxFailures) {
        this.maxFailures = Util.fixEmptyAndTrim(maxFailures) == null ? "0" : maxFailures.strip();
    }

    /** Names or a selector of the clusters that stand by for those whose configuration names no standby; null for none. */
    public String getStandby() {
        return standby;
    }

    @DataBoundSetter
    public void setStandby(String standby) {
        this.standby = Util.fixEmptyAndTrim(standby);
    }

    /** How many replicas each workload has on a standby while it stands by. */
    public int getStandbyReplicas() {
        return standbyReplicas;
    }

    @DataBoundSetter
    public void setStandbyReplicas(int standbyReplicas) {
        this.standbyReplicas = standbyReplicas;
    }

    /** Whether a primary that is healthy again gets its work back from its standby. */
    public boolean isFailback() {
        return failback;
    }

    @DataBoundSetter
    public void setFailback(boolean failback) {
        this.failback = failback;
    }

    /** After how long without an answer a cluster counts as lost. */
    @NonNull
    public String getLostAfter() {
        return lostAfter;
    }

    @DataBoundSetter
    public void setLostAfter(String lostAfter) {
        this.lostAfter = Util.fixEmptyAndTrim(lostAfter) == null ? "30s" : lostAfter.strip();
    }

    /** How long to wait for another release of the same application to end. */
    @NonNull
    public String getLockWait() {
        return lockWait;
    }

    @DataBoundSetter
    public void setLockWait(String lockWait) {
        this.lockWait = Util.fixEmptyAndTrim(lockWait) == null ? "5m" : lockWait.strip();
    }
}
