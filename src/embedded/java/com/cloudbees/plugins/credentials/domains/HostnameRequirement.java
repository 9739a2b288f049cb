package com.cloudbees.plugins.credentials.domains;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** The credential will be sent to that host. */
public class HostnameRequirement extends DomainRequirement {

    private static final long serialVersionUID = 1L;

    private final String hostname;

    public HostnameRequirement(@CheckForNull String hostname) {
        this.hostname = hostname;
    }

    @CheckForNull
    public String getHostname() {
        return hostname;
    }
}
