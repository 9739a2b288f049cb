package org.jenkinsci.plugins.credentialsbinding.impl;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.Binding;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code usernameColonPassword(credentialsId, variable)}. */
public class UsernamePasswordBinding extends Binding<StandardUsernamePasswordCredentials> {

    @DataBoundConstructor
    public UsernamePasswordBinding(String variable, String credentialsId) {
        super(variable, credentialsId);
    }

    @Override
    protected Class<StandardUsernamePasswordCredentials> type() {
        return StandardUsernamePasswordCredentials.class;
    }

    @Override
    public SingleEnvironment bindSingle(@NonNull Run<?, ?> build, @Nullable FilePath workspace, @Nullable Launcher launcher,
            @NonNull TaskListener listener) throws IOException {
        StandardUsernamePasswordCredentials credentials = getCredentials(build);
        return new SingleEnvironment(credentials.getUsername() + ":" + credentials.getPassword().getPlainText());
    }

    /** Descriptor. */
    @Symbol("usernameColonPassword")
    @Extension
    public static class DescriptorImpl extends BindingDescriptor<StandardUsernamePasswordCredentials> {

        @Override
        protected Class<StandardUsernamePasswordCredentials> type() {
            return StandardUsernamePasswordCredentials.class;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return "Username and password (conjoined)";
        }

        @Override
        public boolean requiresWorkspace() {
            return false;
        }
    }
}
