package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code stash name: 'x', includes: '…'}. */
public final class StashStep extends Step {

    private final String name;
    private String includes;
    private String excludes;
    private boolean useDefaultExcludes = true;
    private boolean allowEmpty;

    @DataBoundConstructor
    public StashStep(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public String getIncludes() {
        return includes;
    }

    @DataBoundSetter
    public void setIncludes(String includes) {
        this.includes = Util.fixEmpty(includes);
    }

    public String getExcludes() {
        return excludes;
    }

    @DataBoundSetter
    public void setExcludes(String excludes) {
        this.excludes = Util.fixEmpty(excludes);
    }

    public boolean isUseDefaultExcludes() {
        return useDefaultExcludes;
    }

    @DataBoundSetter
    public void setUseDefaultExcludes(boolean useDefaultExcludes) {
        this.useDefaultExcludes = useDefaultExcludes;
    }

    public boolean isAllowEmpty() {
        return allowEmpty;
    }

    @DataBoundSetter
    public void setAllowEmpty(boolean allowEmpty) {
        this.allowEmpty = allowEmpty;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BackgroundExecution(context, () -> {
            int count = Stashes.put(context.get(Run.class), name, context.get(FilePath.class), includes, excludes, useDefaultExcludes, allowEmpty);
            context.get(TaskListener.class).getLogger().println("Stashed " + count + " file(s)");
            return null;
        });
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("stash", "Stash some files to be used later in the build", false, EnvVars.class, FilePath.class, Launcher.class, Run.class,
                    TaskListener.class);
        }
    }
}
