package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.Functions;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs a block; an error in it becomes a result instead of the end of the build. */
final class CatchErrorExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private final String message;
    private final String buildResult;
    private final String stageResult;
    private final boolean catchInterruptions;

    CatchErrorExecution(StepContext context, String message, String buildResult, String stageResult, boolean catchInterruptions) {
        super(context);
        this.message = message;
        this.buildResult = buildResult;
        this.stageResult = stageResult;
        this.catchInterruptions = catchInterruptions;
    }

    @Override
    public boolean start() {
        getContext().newBodyInvoker().withCallback(new Catch(this)).start();
        return false;
    }

    private void caught(StepContext context, Throwable failure) throws IOException, InterruptedException {
        TaskListener listener = context.get(TaskListener.class);
        if (message != null && !message.isEmpty()) {
            listener.error(message);
        }
        Result build = Result.fromString(buildResult);
        Result stage = Result.fromString(stageResult);
        if (failure instanceof FlowInterruptedException interrupted) {
            interrupted.handle(context.get(Run.class), listener);
        } else if (failure instanceof AbortException) {
            listener.error(failure.getMessage());
        } else {
            Functions.printStackTrace(failure, listener.error("Caught in catchError"));
        }
        if (build.isWorseThan(Result.SUCCESS)) {
            context.get(Run.class).setResult(build);
        }
        if (stage.isWorseThan(Result.SUCCESS)) {
            context.get(FlowNode.class).addOrReplaceAction(new WarningAction(stage).withMessage(message));
        }
    }

    private static final class Catch extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final CatchErrorExecution execution;

        Catch(CatchErrorExecution execution) {
            this.execution = execution;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            context.onSuccess(null);
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            if (failure instanceof FlowInterruptedException && !execution.catchInterruptions) {
                context.onFailure(failure);
                return;
            }
            try {
                execution.caught(context, failure);
                context.onSuccess(null);
            } catch (IOException | InterruptedException e) {
                context.onFailure(e);
            }
        }
    }
}
