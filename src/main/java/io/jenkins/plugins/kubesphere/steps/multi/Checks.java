package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.util.FormValidation;

/** Turns what a check throws into what a form shows. */
public final class Checks {
    private Checks() {
    }

    /** An error with the sentence of the {@link IllegalArgumentException} that the check throws, else fine. */
    public static FormValidation of(Runnable check) {
        try {
            check.run();
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
