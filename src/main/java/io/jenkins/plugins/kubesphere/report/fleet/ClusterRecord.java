package io.jenkins.plugins.kubesphere.report.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is known about one cluster of a release. Immutable: each change gives a copy. */
public final class ClusterRecord extends ClusterLists {
    private static final long serialVersionUID = 1L;
    private static final Set<String> WORKING = Set.of("preparing", "deploying", "asking", "taking over", "standing down", "rolling back");

    private final String name;
    private final TreeMap<String, String> labels;
    private final int wave;
    private final ArrayList<String> standbyOf;
    private String server = "";
    private String state = "pending";
    private String detail = "";
    private String reason = "";
    private long startedMillis;
    private long endedMillis;
    private double seconds = -1;
    private boolean serving;
    private String lockHolder = "";
    private boolean lockHeld;

    /**
     * @param wave counted from 1
     * @param standbyOf the primaries that the cluster stands by for; empty for an ordinary member
     */
    public ClusterRecord(String name, Map<String, String> labels, int wave, List<String> standbyOf) {
        this.name = name;
        this.labels = new TreeMap<>(labels);
        this.wave = wave;
        this.standbyOf = new ArrayList<>(standbyOf);
    }

    @Override
    ClusterRecord copy() {
        ClusterRecord copy = new ClusterRecord(name, labels, wave, standbyOf);
        copy.server = server;
        copy.state = state;
        copy.detail = detail;
        copy.reason = reason;
        copy.startedMillis = startedMillis;
        copy.endedMillis = endedMillis;
        copy.seconds = seconds;
        copy.serving = serving;
        copy.lockHolder = lockHolder;
        copy.lockHeld = lockHeld;
        copy.takeLists(this);
        return copy;
    }

    /** Returns a copy in that state, with the transition noted. */
    public ClusterRecord in(String now, String text, long millis) {
        ClusterRecord copy = copy();
        copy.state = now;
        copy.detail = "";
        return copy.after(new Transition(millis, now, text));
    }

    public ClusterRecord withServer(String address) {
        ClusterRecord copy = copy();
        copy.server = address == null ? "" : address;
        return copy;
    }

    /** What it waits for at present. */
    public ClusterRecord withDetail(String text) {
        ClusterRecord copy = copy();
        copy.detail = text;
        return copy;
    }

    public ClusterRecord withReason(String sentence) {
        ClusterRecord copy = copy();
        copy.reason = sentence;
        return copy;
    }

    /** Milliseconds since the epoch, 0 for not yet. */
    public ClusterRecord withTimes(long started, long ended) {
        ClusterRecord copy = copy();
        copy.startedMillis = started;
        copy.endedMillis = ended;
        return copy;
    }

    /** Seconds until everything was ready; -1 for not yet. */
    public ClusterRecord withSeconds(double toReady) {
        ClusterRecord copy = copy();
        copy.seconds = toReady;
        return copy;
    }

    /** Whether this cluster, as far as is known, runs the application for its users. */
    public ClusterRecord serving(boolean serves) {
        ClusterRecord copy = copy();
        copy.serving = serves;
        return copy;
    }

    /**
     * @param holder address of the build that holds the lock there; empty for none
     * @param held whether that is this release
     */
    public ClusterRecord withLock(String holder, boolean held) {
        ClusterRecord copy = copy();
        copy.lockHolder = holder == null ? "" : holder;
        copy.lockHeld = held;
        return copy;
    }

    public String getName() {
        return name;
    }

    /** Sorted by key. */
    public Map<String, String> getLabels() {
        return new TreeMap<>(labels);
    }

    /** Counted from 1. */
    public int getWave() {
        return wave;
    }

    /** The primaries that it stands by for; empty for an ordinary member. */
    public List<String> getStandbyOf() {
        return List.copyOf(standbyOf);
    }

    public boolean isStandby() {
        return !standbyOf.isEmpty();
    }

    /** Address of the API server; empty before it was looked up. */
    public String getServer() {
        return server;
    }

    /**
     * In a word: {@code pending}, {@code preparing}, {@code prepared}, {@code unreachable}, {@code deploying}, {@code ready}, {@code failed},
     * {@code taken over}, {@code standing down}, {@code rolling back}, {@code rolled back}, {@code rollback failed}, {@code skipped},
     * {@code interrupted}, {@code shown}.
     */
    public String getState() {
        return state;
    }

    /** What it waits for at present; empty for nothing. */
    public String getDetail() {
        return detail;
    }

    /** Why it failed, in a sentence; empty when it did not. */
    public String getReason() {
        return reason;
    }

    public long getStartedMillis() {
        return startedMillis;
    }

    public long getEndedMillis() {
        return endedMillis;
    }

    /** Seconds until everything was ready; -1 for not yet. */
    public double getSeconds() {
        return seconds;
    }

    public boolean isServing() {
        return serving;
    }

    public String getLockHolder() {
        return lockHolder;
    }

    public boolean isLockHeld() {
        return lockHeld;
    }

    /** Whether another release has the lock that this one waits for. */
    public boolean isWaitingForLock() {
        return state.equals("preparing") && !lockHolder.isEmpty() && !lockHeld;
    }

    /** Whether something is being done there just now. */
    public boolean isWorking() {
        return WORKING.contains(state);
    }
}
