package org.jenkinsci.plugins.credentialsbinding.impl;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code sshUserPrivateKey(credentialsId, keyFileVariable, passphraseVariable, usernameVariable)}. */
public class SSHUserPrivateKeyBinding extends MultiBinding<SSHUserPrivateKey> {

    public final String keyFileVariable;
    public String usernameVariable;
    public String passphraseVariable;

    @DataBoundConstructor
    public SSHUserPrivateKeyBinding(String keyFileVariable, String credentialsId) {
        super(credentialsId);
        this.keyFileVariable = keyFileVariable;
    }

    public String getUsernameVariable() {
        return usernameVariable;
    }

    @DataBoundSetter
    public void setUsernameVariable(String usernameVariable) {
        this.usernameVariable = usernameVariable;
    }

    public String getPassphraseVariable() {
        return passphraseVariable;
    }

    @DataBoundSetter
    public void setPassphraseVariable(String passphraseVariable) {
        this.passphraseVariable = passphraseVariable;
    }

    @Override
    protected Class<SSHUserPrivateKey> type() {
        return SSHUserPrivateKey.class;
    }

    @Override
    public MultiEnvironment bind(@NonNull Run<?, ?> build, @Nullable FilePath workspace, @Nullable Launcher launcher,
            @NonNull TaskListener listener) throws IOException, InterruptedException {
        if (workspace == null) {
            throw new AbortException("Binding '" + keyFileVariable + "' writes a file and so needs an agent: put it inside node { }");
        }
        SSHUserPrivateKey key = getCredentials(build);
        UnbindableDir directory = UnbindableDir.create(workspace);
        FilePath file = directory.getDirPath().child("ssh-key-" + keyFileVariable);
        file.write(String.join("", key.getPrivateKeys()), "UTF-8");
        file.chmod(0400);
        Map<String, String> secret = new LinkedHashMap<>();
        Map<String, String> open = new LinkedHashMap<>();
        secret.put(keyFileVariable, file.getRemote());
        if (usernameVariable != null) {
            (key.isUsernameSecret() ? secret : open).put(usernameVariable, key.getUsername());
        }
        if (passphraseVariable != null) {
            secret.put(passphraseVariable, key.getPassphrase() == null ? "" : key.getPassphrase().getPlainText());
        }
        return new MultiEnvironment(secret, open, directory.getUnbinder());
    }

    @Override
    public Set<String> variables(@NonNull Run<?, ?> build) throws CredentialNotFoundException {
        Set<String> names = new LinkedHashSet<>();
        names.add(keyFileVariable);
        if (usernameVariable != null && getCredentials(build).isUsernameSecret()) {
            names.add(usernameVariable);
        }
        if (passphraseVariable != null) {
            names.add(passphraseVariable);
        }
        return names;
    }

    /** Descriptor. */
    @Symbol("sshUserPrivateKey")
    @Extension
    public static class DescriptorImpl extends BindingDescriptor<SSHUserPrivateKey> {

        @Override
        protected Class<SSHUserPrivateKey> type() {
            return SSHUserPrivateKey.class;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return "SSH User Private Key";
        }
    }
}
