package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code catchError(buildResult: 'FAILURE', stageResult: 'FAILURE') { }}. */
public final class CatchErrorStep extends Step {

    private String buildResult = Result.FAILURE.toString();
    private String stageResult = Result.SUCCESS.toString();
    private String message;
    private boolean catchInterruptions = true;

    @DataBoundConstructor
    public CatchErrorStep() {
    }

    public String getBuildResult() {
        return buildResult;
    }

    @DataBoundSetter
    public void setBuildResult(String buildResult) {
        this.buildResult = buildResult;
    }

    public String getStageResult() {
        return stageResult;
    }

    @DataBoundSetter
    public void setStageResult(String stageResult) {
        this.stageResult = stageResult;
    }

    public String getMessage() {
        return message;
    }

    @DataBoundSetter
    public void setMessage(String message) {
        this.message = message;
    }

    public boolean isCatchInterruptions() {
        return catchInterruptions;
    }

    @DataBoundSetter
    public void setCatchInterruptions(boolean catchInterruptions) {
        this.catchInterruptions = catchInterruptions;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new CatchErrorExecution(context, message, known("buildResult", buildResult), known("stageResult", stageResult), catchInterruptions);
    }

    /** {@link Result#fromString} takes anything for FAILURE; a typing error should not pass as that. */
    private static String known(String parameter, String value) throws AbortException {
        String name = value == null ? Result.SUCCESS.toString() : value.toUpperCase(java.util.Locale.ROOT);
        if (!Result.fromString(name).toString().equals(name)) {
            throw new AbortException("catchError: " + parameter + " '" + value + "' is none of SUCCESS, UNSTABLE, FAILURE, NOT_BUILT, ABORTED");
        }
        return name;
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("catchError", "Catch error and set build result to failure", true, Run.class, TaskListener.class, FlowNode.class);
        }
    }
}
