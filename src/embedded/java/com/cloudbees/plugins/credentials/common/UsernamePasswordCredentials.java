package com.cloudbees.plugins.credentials.common;

/** Credentials with user name and password. */
public interface UsernamePasswordCredentials extends UsernameCredentials, PasswordCredentials {
}
