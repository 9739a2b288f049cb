package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code sh 'script'}. */
public final class ShellStep extends Step {

    private final String script;
    private String encoding;
    private String label;
    private boolean returnStdout;
    private boolean returnStatus;

    @DataBoundConstructor
    public ShellStep(String script) {
        this.script = script;
    }

    public String getScript() {
        return script;
    }

    public String getEncoding() {
        return encoding;
    }

    @DataBoundSetter
    public void setEncoding(String encoding) {
        this.encoding = encoding;
    }

    public String getLabel() {
        return label;
    }

    @DataBoundSetter
    public void setLabel(String label) {
        this.label = label;
    }

    public boolean isReturnStdout() {
        return returnStdout;
    }

    @DataBoundSetter
    public void setReturnStdout(boolean returnStdout) {
        this.returnStdout = returnStdout;
    }

    public boolean isReturnStatus() {
        return returnStatus;
    }

    @DataBoundSetter
    public void setReturnStatus(boolean returnStatus) {
        this.returnStatus = returnStatus;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        if (returnStdout && returnStatus) {
            throw new AbortException("sh: returnStdout and returnStatus exclude each other; choose one");
        }
        return new ShellExecution(context, script, returnStdout, returnStatus, encoding);
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("sh", "Shell Script", false, EnvVars.class, FilePath.class, Launcher.class, TaskListener.class);
        }
    }
}
