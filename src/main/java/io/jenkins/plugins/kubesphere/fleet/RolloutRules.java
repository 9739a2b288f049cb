package io.jenkins.plugins.kubesphere.fleet;

import java.io.Serializable;

/** What is done about failures and lost clusters. A plain class, because it is kept with the build. */
public final class RolloutRules implements Serializable {
    private static final long serialVersionUID = 1;
    private final OnFailure onFailure;
    private final int maxFailures;
    private final Standbys standbys;
    private final boolean failback;
    private final boolean block;

    /**
     * @param maxFailures how many clusters may fail before {@code onFailure} applies
     * @param failback whether a primary that is healthy again gets its work back
     * @param block whether the step has a block, which runs after each wave
     */
    public RolloutRules(OnFailure onFailure, int maxFailures, Standbys standbys, boolean failback, boolean block) {
        this.onFailure = onFailure;
        this.maxFailures = maxFailures;
        this.standbys = standbys;
        this.failback = failback;
        this.block = block;
    }

    /** Nobody stands by. */
    public RolloutRules(OnFailure onFailure, int maxFailures, boolean block) {
        this(onFailure, maxFailures, Standbys.NONE, false, block);
    }

    public OnFailure onFailure() {
        return onFailure;
    }

    public int maxFailures() {
        return maxFailures;
    }

    public Standbys standbys() {
        return standbys;
    }

    public boolean isFailback() {
        return failback;
    }

    public boolean hasBlock() {
        return block;
    }
}
