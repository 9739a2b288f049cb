package io.jenkins.plugins.kubesphere.credentials;

import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Puts the kubeconfig itself into a variable for the time of the block. */
public class KubeconfigContentBinding extends KubeconfigBinding {

    /** Binds the text. */
    @DataBoundConstructor
    public KubeconfigContentBinding(String credentialsId, String variable) {
        super(credentialsId, variable);
    }

    @Override
    public MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener) throws IOException, InterruptedException {
        return new MultiEnvironment(Map.of(getVariable(), content(build)));
    }

    /** Names the binding. */
    @Extension
    @Symbol("kubeconfigContent")
    public static class DescriptorImpl extends KubeconfigBindingDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.KubeconfigContentBinding_displayName();
        }

        @Override
        public boolean requiresWorkspace() {
            return false;
        }
    }
}
