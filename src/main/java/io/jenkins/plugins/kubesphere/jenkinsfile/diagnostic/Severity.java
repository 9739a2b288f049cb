package io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic;

import java.util.Locale;

/** How bad a finding is: an error keeps the pipeline from running, a warning is likely wrong, an info could be better. */
public enum Severity {
    ERROR, WARNING, INFO;

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
