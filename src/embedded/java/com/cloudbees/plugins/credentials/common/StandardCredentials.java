package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;
import edu.umd.cs.findbugs.annotations.NonNull;

/** Credentials with an id and a description. */
@NameWith(value = StandardCredentials.NameProvider.class, priority = -64)
public interface StandardCredentials extends IdCredentials {

    @NonNull
    String getDescription();

    /** Kind and description, or kind and id where there is no description. */
    class NameProvider extends CredentialsNameProvider<StandardCredentials> {

        @NonNull
        @Override
        public String getName(@NonNull StandardCredentials credentials) {
            String description = credentials.getDescription();
            return credentials.getDescriptor().getDisplayName() + " (" + (description.isBlank() ? credentials.getId() : description) + ")";
        }
    }
}
