package com.cloudbees.plugins.credentials.domains;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** The credential will be used with that URL scheme. */
public class SchemeRequirement extends DomainRequirement {

    private static final long serialVersionUID = 1L;

    private final String scheme;

    public SchemeRequirement(@CheckForNull String scheme) {
        this.scheme = scheme;
    }

    @CheckForNull
    public String getScheme() {
        return scheme;
    }
}
