package io.jenkins.plugins.kubesphere.jenkinsfile.model;

/** What a Jenkinsfile is, as far as its own text says. */
public enum Kind {
    /** It has a {@code pipeline} block at its top level. */
    DECLARATIVE,
    /** It is Groovy without such a block. */
    SCRIPTED,
    /** Its characters or brackets cannot be Groovy. */
    BROKEN
}
