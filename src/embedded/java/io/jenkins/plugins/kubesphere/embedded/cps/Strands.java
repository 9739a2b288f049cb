package io.jenkins.plugins.kubesphere.embedded.cps;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.Extension;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutionIterator;

/** Lists the running steps of all builds. */
@Extension
public final class Strands extends StepExecutionIterator {

    @Override
    public ListenableFuture<?> accept(Consumer<StepExecution> visitor) {
        for (PipelineEngine engine : RunningEngines.all()) {
            engine.steps().running(false).forEach(visitor);
        }
        return Futures.immediateFuture(null);
    }
}
