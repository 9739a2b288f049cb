package com.cloudbees.jenkins.plugins.sshcredentials.impl;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUser;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;

/** Base of SSH users. */
public class BaseSSHUser extends BaseStandardCredentials implements SSHUser {

    private static final long serialVersionUID = 1L;

    protected final String username;

    public BaseSSHUser(CredentialsScope scope, String id, String username, String description) {
        super(scope, id, description);
        this.username = username;
    }

    @NonNull
    @Override
    public String getUsername() {
        return username == null ? System.getProperty("user.name") : username;
    }
}
