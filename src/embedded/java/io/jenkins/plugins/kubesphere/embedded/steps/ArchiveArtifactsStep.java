package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code archiveArtifacts artifacts: 'target/*.jar'}: keeps files with the build. */
public final class ArchiveArtifactsStep extends Step {

    private final String artifacts;
    private String excludes;
    private boolean allowEmptyArchive;
    private boolean onlyIfSuccessful;
    private boolean fingerprint;
    private boolean defaultExcludes = true;
    private boolean caseSensitive = true;
    private boolean followSymlinks = true;

    @DataBoundConstructor
    public ArchiveArtifactsStep(String artifacts) {
        this.artifacts = artifacts;
    }

    public String getArtifacts() {
        return artifacts;
    }

    public String getExcludes() {
        return excludes;
    }

    @DataBoundSetter
    public void setExcludes(String excludes) {
        this.excludes = Util.fixEmpty(excludes);
    }

    public boolean isAllowEmptyArchive() {
        return allowEmptyArchive;
    }

    @DataBoundSetter
    public void setAllowEmptyArchive(boolean allowEmptyArchive) {
        this.allowEmptyArchive = allowEmptyArchive;
    }

    public boolean isOnlyIfSuccessful() {
        return onlyIfSuccessful;
    }

    @DataBoundSetter
    public void setOnlyIfSuccessful(boolean onlyIfSuccessful) {
        this.onlyIfSuccessful = onlyIfSuccessful;
    }

    public boolean isFingerprint() {
        return fingerprint;
    }

    @DataBoundSetter
    public void setFingerprint(boolean fingerprint) {
        this.fingerprint = fingerprint;
    }

    public boolean isDefaultExcludes() {
        return defaultExcludes;
    }

    @DataBoundSetter
    public void setDefaultExcludes(boolean defaultExcludes) {
        this.defaultExcludes = defaultExcludes;
    }

    public boolean isCaseSensitive() {
        return caseSensitive;
    }

    @DataBoundSetter
    public void setCaseSensitive(boolean caseSensitive) {
        this.caseSensitive = caseSensitive;
    }

    public boolean isFollowSymlinks() {
        return followSymlinks;
    }

    @DataBoundSetter
    public void setFollowSymlinks(boolean followSymlinks) {
        this.followSymlinks = followSymlinks;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        if (artifacts == null || artifacts.isBlank()) {
            throw new AbortException("archiveArtifacts: say which files, for instance artifacts: 'target/*.jar'");
        }
        return new BackgroundExecution(context, () -> {
            archive(context);
            return null;
        });
    }

    private void archive(StepContext context) throws Exception {
        Run<?, ?> run = context.get(Run.class);
        TaskListener listener = context.get(TaskListener.class);
        Result result = run.getResult();
        if (onlyIfSuccessful && result != null && result.isWorseThan(Result.UNSTABLE)) {
            listener.getLogger().println("Skipped archiving because build is not successful");
            return;
        }
        FilePath workspace = context.get(FilePath.class);
        listener.getLogger().println("Archiving artifacts");
        int count = workspace.copyRecursiveTo(artifacts, excludes, new FilePath(run.getArtifactsDir()));
        if (count == 0) {
            String message = "No artifacts found that match the file pattern \"" + artifacts + "\" in " + workspace;
            if (!allowEmptyArchive) {
                throw new AbortException(message);
            }
            listener.getLogger().println(message);
        }
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("archiveArtifacts", "Archive the artifacts", false, FilePath.class, Launcher.class, Run.class, TaskListener.class);
        }
    }
}
