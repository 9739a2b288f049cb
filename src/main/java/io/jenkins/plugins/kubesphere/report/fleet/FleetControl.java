package io.jenkins.plugins.kubesphere.report.fleet;

/** A running release that wants to hear at once that somebody has decided something; the decision itself stands in its record. */
@FunctionalInterface
public interface FleetControl {
    void decided();
}
