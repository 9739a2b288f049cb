package io.jenkins.plugins.kubesphere.report.fleet;

import java.io.Serializable;
import java.util.Objects;

/** What stands between one wave and the next. Immutable. */
public final class GateRecord implements Serializable {
    private static final long serialVersionUID = 1L;
    /** The wave before it is not done. */
    public static final String CLOSED = "closed";
    /** It is being checked, without a person. */
    public static final String CHECKING = "checking";
    /** A person has to decide. */
    public static final String WAITING = "waiting";
    public static final String PASSED = "passed";
    public static final String FAILED = "failed";

    private final String approve;
    private final long healthForSeconds;
    private final String http;
    private final boolean block;
    private String state = CLOSED;
    private String reason = "";
    private String decision;
    private String decidedBy;
    private long sinceMillis;

    /**
     * @param approve names of users and groups separated by commas, empty for everybody who may approve, null when nobody is asked
     * @param healthForSeconds how long the clusters are watched, 0 for not at all
     * @param http the address that has to answer, or null
     * @param block whether the step's block runs
     */
    public GateRecord(String approve, long healthForSeconds, String http, boolean block) {
        this.approve = approve;
        this.healthForSeconds = healthForSeconds;
        this.http = http;
        this.block = block;
    }

    private GateRecord copy() {
        GateRecord copy = new GateRecord(approve, healthForSeconds, http, block);
        copy.state = state;
        copy.reason = reason;
        copy.decision = decision;
        copy.decidedBy = decidedBy;
        copy.sinceMillis = sinceMillis;
        return copy;
    }

    /** Returns a copy in that state, since now. */
    public GateRecord in(String now, String why) {
        GateRecord copy = copy();
        copy.state = Objects.requireNonNull(now, "now");
        copy.reason = why == null ? "" : why;
        copy.sinceMillis = System.currentTimeMillis();
        return copy;
    }

    /** Returns a copy that a person has decided. */
    public GateRecord decided(boolean approved, String by) {
        GateRecord copy = copy();
        copy.decision = approved ? "approved" : "rejected";
        copy.decidedBy = by;
        return copy;
    }

    /** Names of users and groups separated by commas, empty for everybody who may approve, null when nobody is asked. */
    public String getApprove() {
        return approve;
    }

    public long getHealthForSeconds() {
        return healthForSeconds;
    }

    /** The address that has to answer, or null. */
    public String getHttp() {
        return http;
    }

    public boolean isBlock() {
        return block;
    }

    public String getState() {
        return state;
    }

    /** Why it failed, or what it waits for; empty when there is nothing to say. */
    public String getReason() {
        return reason;
    }

    /** {@code approved}, {@code rejected}, or null while nobody has decided. */
    public String getDecision() {
        return decision;
    }

    /** Id of the user who decided, or null. */
    public String getDecidedBy() {
        return decidedBy;
    }

    /** Since when it is in this state, milliseconds since the epoch; 0 when it never was in another. */
    public long getSinceMillis() {
        return sinceMillis;
    }
}
