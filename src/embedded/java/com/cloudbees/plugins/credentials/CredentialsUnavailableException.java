package com.cloudbees.plugins.credentials;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A property of a credential cannot be read right now. */
public class CredentialsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @NonNull
    private final String property;

    public CredentialsUnavailableException(@NonNull String property) {
        this.property = property;
    }

    public CredentialsUnavailableException(@NonNull String property, String message) {
        super(message);
        this.property = property;
    }

    @NonNull
    public String getProperty() {
        return property;
    }

    @Override
    public String getMessage() {
        return super.getMessage() == null ? "Property '" + property + "' is currently unavailable" : super.getMessage();
    }
}
