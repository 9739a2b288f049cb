package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import java.util.Locale;

/** What a stage does. */
public enum Content {
    STEPS, STAGES, PARALLEL, MATRIX, NONE;

    /** The name of the block, such as {@code parallel}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
