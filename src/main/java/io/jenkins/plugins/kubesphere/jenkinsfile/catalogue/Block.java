package io.jenkins.plugins.kubesphere.jenkinsfile.catalogue;

/** Whether a step is followed by a block of steps. */
public enum Block {
    NONE, OPTIONAL, REQUIRED
}
