package io.jenkins.plugins.kubesphere.credentials;

import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.cluster.KubeconfigSecrets;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * Puts the kubeconfig itself into a variable for the time of the block, and its tokens, passwords and keys beside it, so that they are masked in the log of
 * any kind of job. The class is called as in the kubernetes-cd plugin, for Jenkinsfiles that name it.
 */
public class KubeconfigCredentialsBinding extends KubeconfigBinding {

    /** Binds the text. */
    @DataBoundConstructor
    public KubeconfigCredentialsBinding(String credentialsId, String variable) {
        super(credentialsId, variable);
    }

    @Override
    public MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener) throws IOException, InterruptedException {
        String content = content(build);
        Map<String, String> values = new LinkedHashMap<>();
        values.put(getVariable(), content);
        // The log is masked line by line, where the text as a whole never occurs. Only what is bound is masked.
        for (String secret : KubeconfigSecrets.of(content)) {
            values.put(getVariable() + "_SECRET_" + values.size(), secret);
        }
        return new MultiEnvironment(values);
    }

    /** Names the binding. */
    @Extension
    @Symbol("kubeconfigContent")
    public static class DescriptorImpl extends KubeconfigBindingDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.KubeconfigCredentialsBinding_displayName();
        }

        @Override
        public String getDefaultVariable() {
            return "KUBECONFIG_CONTENT";
        }

        @Override
        public boolean requiresWorkspace() {
            return false;
        }
    }
}
