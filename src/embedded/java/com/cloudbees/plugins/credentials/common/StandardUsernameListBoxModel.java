package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import edu.umd.cs.findbugs.annotations.NonNull;

/** A drop-down of standard credentials that have a user name. */
public class StandardUsernameListBoxModel extends AbstractIdCredentialsListBoxModel<StandardUsernameListBoxModel, StandardUsernameCredentials> {

    private static final long serialVersionUID = 1L;

    @NonNull
    @Override
    protected String describe(@NonNull StandardUsernameCredentials credentials) {
        return CredentialsNameProvider.name(credentials);
    }
}
