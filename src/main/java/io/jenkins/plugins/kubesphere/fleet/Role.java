package io.jenkins.plugins.kubesphere.fleet;

/** With how many replicas a cluster gets the release. */
public enum Role {
    /** As the manifests say. */
    ACTIVE,
    /** With its standby count. */
    STANDBY
}
