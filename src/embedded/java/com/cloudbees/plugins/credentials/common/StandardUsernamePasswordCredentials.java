package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;
import edu.umd.cs.findbugs.annotations.NonNull;

/** Standard credentials with user name and password. */
@NameWith(value = StandardUsernamePasswordCredentials.NameProvider.class, priority = 32)
public interface StandardUsernamePasswordCredentials extends StandardUsernameCredentials, UsernamePasswordCredentials {

    /** {@code user/****** (description)}; the user only where it is no secret. */
    class NameProvider extends CredentialsNameProvider<StandardUsernameCredentials> {

        @NonNull
        @Override
        public String getName(@NonNull StandardUsernameCredentials credentials) {
            String description = credentials.getDescription();
            String user = credentials.isUsernameSecret() ? credentials.getId() : credentials.getUsername();
            return user + "/******" + (description.isBlank() ? "" : " (" + description + ")");
        }
    }
}
