package io.jenkins.plugins.kubesphere.credentials;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.impl.UnbindableDir;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * Writes the kubeconfig to a temporary file that only the build's user can read, for the time of the block; the variable holds its path. The class is called
 * as in the kubernetes-cd plugin, for Jenkinsfiles that name it.
 */
public class KubeconfigFileCredentialsBinding extends KubeconfigBinding {

    private static final int OWNER_ONLY = 0600;

    /** Binds the path of a temporary file. */
    @DataBoundConstructor
    public KubeconfigFileCredentialsBinding(String credentialsId, String variable) {
        super(credentialsId, variable);
    }

    @Override
    public MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener) throws IOException, InterruptedException {
        if (workspace == null) {
            throw new AbortException(Messages.KubeconfigFileCredentialsBinding_noWorkspace());
        }
        String content = content(build);
        UnbindableDir directory = UnbindableDir.create(workspace);
        FilePath file = directory.getDirPath().child("kubeconfig");
        try {
            // Empty and closed to others before the secret goes in.
            file.write("", "UTF-8");
            file.chmod(OWNER_ONLY);
            file.write(content, "UTF-8");
        } catch (IOException | InterruptedException e) {
            directory.getUnbinder().unbind(build, workspace, launcher, listener);
            throw e;
        }
        return new MultiEnvironment(Map.of(), Map.of(getVariable(), file.getRemote()), directory.getUnbinder());
    }

    /** Names the binding. */
    @Extension
    @Symbol("kubeconfigFile")
    public static class DescriptorImpl extends KubeconfigBindingDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.KubeconfigFileCredentialsBinding_displayName();
        }

        @Override
        public String getDefaultVariable() {
            return "KUBECONFIG";
        }
    }
}
