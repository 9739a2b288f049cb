package com.cloudbees.plugins.credentials.domains;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Collects requirements from an address. */
public class URIRequirementBuilder {

    private final List<DomainRequirement> requirements = new ArrayList<>();

    private URIRequirementBuilder() {
    }

    @NonNull
    public static URIRequirementBuilder create() {
        return new URIRequirementBuilder();
    }

    @NonNull
    public static URIRequirementBuilder fromUri(@CheckForNull String uri) {
        return create().withUri(uri);
    }

    /** An address that is no URI adds nothing, as it restricts nothing. */
    @NonNull
    public URIRequirementBuilder withUri(@CheckForNull String uri) {
        if (uri == null || uri.isBlank()) {
            return this;
        }
        URI parsed;
        try {
            parsed = URI.create(uri.trim());
        } catch (IllegalArgumentException e) {
            return this;
        }
        if (parsed.getScheme() != null) {
            withScheme(parsed.getScheme());
        }
        if (parsed.getHost() != null) {
            withHostname(parsed.getHost());
        }
        return this;
    }

    @NonNull
    public URIRequirementBuilder withScheme(@CheckForNull String scheme) {
        requirements.add(new SchemeRequirement(scheme));
        return this;
    }

    @NonNull
    public URIRequirementBuilder withHostname(@CheckForNull String hostname) {
        requirements.add(new HostnameRequirement(hostname));
        return this;
    }

    @NonNull
    public List<DomainRequirement> build() {
        return new ArrayList<>(requirements);
    }
}
