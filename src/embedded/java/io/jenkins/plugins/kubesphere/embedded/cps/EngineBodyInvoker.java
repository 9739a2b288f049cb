package io.jenkins.plugins.kubesphere.embedded.cps;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;

/** Collects what a step says about the next run of its block. */
final class EngineBodyInvoker extends BodyInvoker {

    private final EngineStepContext context;
    private final Closure<?> block;
    private final List<Object> variables = new ArrayList<>();
    private BodyExecutionCallback callback;
    private String name;

    EngineBodyInvoker(EngineStepContext context, Closure<?> block) {
        this.context = context;
        this.block = block;
    }

    @Override
    public BodyInvoker withContext(Object override) {
        variables.add(java.util.Objects.requireNonNull(override, "nothing to put into the context"));
        return this;
    }

    @Override
    public BodyInvoker withDisplayName(String displayName) {
        name = displayName;
        return this;
    }

    @Override
    public BodyInvoker withCallback(BodyExecutionCallback bodyCallback) {
        if (callback != null) {
            throw new IllegalStateException("a body has one callback, and " + callback + " is set already");
        }
        callback = bodyCallback;
        return this;
    }

    @Override
    public BodyExecution start() {
        BodyRun run = new BodyRun(context, callback);
        context.engine().blocks().start(run, block, variables, name);
        return run;
    }
}
