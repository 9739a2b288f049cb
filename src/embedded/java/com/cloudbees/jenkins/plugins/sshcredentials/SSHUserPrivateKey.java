package com.cloudbees.jenkins.plugins.sshcredentials;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.util.Secret;
import java.util.List;

/** A user of SSH with private keys. */
public interface SSHUserPrivateKey extends SSHUser {

    @CheckForNull
    Secret getPassphrase();

    /** The keys in PEM. */
    @NonNull
    List<String> getPrivateKeys();
}
