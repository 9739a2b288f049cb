package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code git(url:, branch:, credentialsId:, changelog:, poll:)}: the workspace becomes that branch of that repository. */
public final class GitStep extends Step {

    private final String url;
    private String branch = "master";
    private String credentialsId;
    private boolean changelog = true;
    private boolean poll = true;

    @DataBoundConstructor
    public GitStep(String url) {
        this.url = url;
    }

    public String getUrl() {
        return url;
    }

    public String getBranch() {
        return branch;
    }

    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = branch;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = credentialsId;
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
    public StepExecution start(StepContext context) {
        return new BackgroundExecution(context, () -> new GitCheckout(url, branch, credentialsId).into(GitCheckout.Place.of(context)));
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("git", "Git", false, EnvVars.class, FilePath.class, Launcher.class, Run.class, TaskListener.class);
        }
    }
}
