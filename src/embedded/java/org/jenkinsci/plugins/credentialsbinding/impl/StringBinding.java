package org.jenkinsci.plugins.credentialsbinding.impl;

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
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code string(credentialsId, variable)}: a secret text. */
public class StringBinding extends Binding<StringCredentials> {

    @DataBoundConstructor
    public StringBinding(String variable, String credentialsId) {
        super(variable, credentialsId);
    }

    @Override
    protected Class<StringCredentials> type() {
        return StringCredentials.class;
    }

    @Override
    public SingleEnvironment bindSingle(@NonNull Run<?, ?> build, @Nullable FilePath workspace, @Nullable Launcher launcher,
            @NonNull TaskListener listener) throws IOException {
        return new SingleEnvironment(getCredentials(build).getSecret().getPlainText());
    }

    /** Descriptor. */
    @Symbol("string")
    @Extension
    public static class DescriptorImpl extends BindingDescriptor<StringCredentials> {

        @Override
        protected Class<StringCredentials> type() {
            return StringCredentials.class;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return "Secret text";
        }

        @Override
        public boolean requiresWorkspace() {
            return false;
        }
    }
}
