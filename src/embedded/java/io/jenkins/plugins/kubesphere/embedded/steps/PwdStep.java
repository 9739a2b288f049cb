package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.slaves.WorkspaceList;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code pwd()}, {@code pwd(tmp: true)}. */
public final class PwdStep extends Step {

    private boolean tmp;

    @DataBoundConstructor
    public PwdStep() {
    }

    public boolean isTmp() {
        return tmp;
    }

    @DataBoundSetter
    public void setTmp(boolean tmp) {
        this.tmp = tmp;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ImmediateExecution(context, () -> {
            FilePath directory = context.get(FilePath.class);
            return (tmp ? WorkspaceList.tempDir(directory) : directory).getRemote();
        });
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("pwd", "Determine current directory", false, FilePath.class);
        }
    }
}
