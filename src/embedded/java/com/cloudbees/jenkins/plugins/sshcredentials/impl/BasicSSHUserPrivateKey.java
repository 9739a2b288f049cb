package com.cloudbees.jenkins.plugins.sshcredentials.impl;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsScope;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.Secret;
import java.io.Serializable;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;

/** A user with a private key. */
public class BasicSSHUserPrivateKey extends BaseSSHUser implements SSHUserPrivateKey {

    private static final long serialVersionUID = 1L;

    private final Secret passphrase;
    private final PrivateKeySource privateKeySource;

    @DataBoundConstructor
    public BasicSSHUserPrivateKey(CredentialsScope scope, String id, String username, PrivateKeySource privateKeySource, String passphrase,
            String description) {
        super(scope, id, username, description);
        this.privateKeySource = privateKeySource;
        this.passphrase = passphrase == null || passphrase.isEmpty() ? null : Secret.fromString(passphrase);
    }

    @Override
    public Secret getPassphrase() {
        return passphrase;
    }

    public PrivateKeySource getPrivateKeySource() {
        return privateKeySource;
    }

    @NonNull
    @Override
    public List<String> getPrivateKeys() {
        return privateKeySource.getPrivateKeys();
    }

    /** Descriptor. */
    @Extension
    public static class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return "SSH Username with private key";
        }
    }

    /** Where the key comes from. */
    public abstract static class PrivateKeySource extends AbstractDescribableImpl<PrivateKeySource> {

        @NonNull
        public abstract List<String> getPrivateKeys();
    }

    /** A kind of source. */
    public abstract static class PrivateKeySourceDescriptor extends Descriptor<PrivateKeySource> {
    }

    /** The key as text. */
    public static class DirectEntryPrivateKeySource extends PrivateKeySource implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Secret privateKey;

        public DirectEntryPrivateKeySource(String privateKey) {
            this(Secret.fromString(privateKey));
        }

        @DataBoundConstructor
        public DirectEntryPrivateKeySource(Secret privateKey) {
            this.privateKey = privateKey;
        }

        public Secret getPrivateKey() {
            return privateKey;
        }

        @NonNull
        @Override
        public List<String> getPrivateKeys() {
            String text = privateKey.getPlainText();
            return List.of(text.endsWith("\n") ? text : text + "\n");
        }

        /** Descriptor. */
        @Extension
        public static class DescriptorImpl extends PrivateKeySourceDescriptor {

            @NonNull
            @Override
            public String getDisplayName() {
                return "Enter directly";
            }
        }
    }
}
