package io.jenkins.plugins.kubesphere.steps.multi;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Tells the execution how the block ended. */
final class BlockEnd extends BodyExecutionCallback {
    private static final long serialVersionUID = 1;
    private static final Logger LOGGER = Logger.getLogger(BlockEnd.class.getName());

    private final MultiClusterDeployExecution execution;

    BlockEnd(MultiClusterDeployExecution execution) {
        this.execution = execution;
    }

    @Override
    public void onSuccess(StepContext context, Object result) {
        execution.blockEnded(new BlockAnswer(null, ranNoStep(context)));
    }

    @Override
    public void onFailure(StepContext context, Throwable failure) {
        execution.blockEnded(BlockAnswer.failed(ClusterFailure.sentence(failure)));
    }

    /** Each step is a node of the build's graph: with none in between, the end of the block follows on its beginning. */
    private static boolean ranNoStep(StepContext context) {
        try {
            return context.get(FlowNode.class) instanceof BlockEndNode<?> end && end.getParents().equals(List.of(end.getStartNode()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "cannot tell what the block of multiClusterDeploy did", e);
        }
        return false;
    }
}
