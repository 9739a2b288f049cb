package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.embedded.scm.GitScm;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code checkout scm} and {@code checkout([$class: 'GitSCM', branches: …, userRemoteConfigs: …])}. Git is the only version control here. */
public final class CheckoutStep extends Step {

    private final Object scm;
    private boolean changelog = true;
    private boolean poll = true;

    @DataBoundConstructor
    public CheckoutStep(Object scm) {
        this.scm = scm;
    }

    public Object getScm() {
        return scm;
    }

    public boolean isChangelog() {
        return changelog;
    }

    @DataBoundSetter
    public void setChangelog(boolean changelog) {
        this.changelog = changelog;
    }

    public boolean isPoll() {
        return poll;
    }

    @DataBoundSetter
    public void setPoll(boolean poll) {
        this.poll = poll;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        GitCheckout checkout = checkout();
        return new BackgroundExecution(context, () -> checkout.into(GitCheckout.Place.of(context)));
    }

    private GitCheckout checkout() throws AbortException {
        if (scm instanceof GitScm git) {
            return git.checkout();
        }
        if (!(scm instanceof Map<?, ?> settings)) {
            throw new AbortException("checkout: give [$class: 'GitSCM', branches: [[name: '*/main']], userRemoteConfigs: [[url: '…']]], not " + scm);
        }
        Object kind = settings.get("$class");
        if (!"GitSCM".equals(kind) && !"hudson.plugins.git.GitSCM".equals(kind)) {
            throw new AbortException("checkout: '" + kind + "' is not available here, only 'GitSCM' is");
        }
        Map<?, ?> remote = first(settings, "userRemoteConfigs");
        Map<?, ?> branch = first(settings, "branches");
        if (remote.get("url") == null) {
            throw new AbortException("checkout: userRemoteConfigs has no url");
        }
        String name = branch.get("name") == null ? "master" : branch.get("name").toString();
        return new GitCheckout(remote.get("url").toString(), name, remote.get("credentialsId") == null ? null : remote.get("credentialsId").toString());
    }

    private static Map<?, ?> first(Map<?, ?> settings, String key) {
        return settings.get(key) instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("checkout", "Check out from version control", false, FilePath.class, Launcher.class, Run.class, TaskListener.class);
        }
    }
}
