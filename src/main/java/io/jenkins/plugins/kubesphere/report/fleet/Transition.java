package io.jenkins.plugins.kubesphere.report.fleet;

import java.io.Serializable;

/** One change of a cluster's state. */
public final class Transition implements Serializable {
    private static final long serialVersionUID = 1L;
    private final long millis;
    private final String state;
    private final String text;

    /**
     * @param millis since the epoch
     * @param state the word of {@link ClusterRecord#getState}
     * @param text what a person reads, empty for nothing more
     */
    public Transition(long millis, String state, String text) {
        this.millis = millis;
        this.state = state;
        this.text = text == null ? "" : text;
    }

    public long getMillis() {
        return millis;
    }

    public String getState() {
        return state;
    }

    public String getText() {
        return text;
    }
}
