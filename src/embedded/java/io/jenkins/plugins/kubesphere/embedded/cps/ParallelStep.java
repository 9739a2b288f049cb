package io.jenkins.plugins.kubesphere.embedded.cps;

import groovy.lang.Closure;
import hudson.Extension;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The {@code parallel} step: runs named blocks at the same time and waits for all of them. */
public final class ParallelStep extends Step {

    private final Map<String, Closure<?>> branches;
    private final boolean failFast;

    ParallelStep(Map<String, Closure<?>> branches, boolean failFast) {
        this.branches = branches;
        this.failFast = failFast;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution((EngineStepContext) context, branches, failFast);
    }

    private static final class Execution extends StepExecution {
        private static final long serialVersionUID = 1L;
        private final EngineStepContext engineContext;
        private final LinkedHashMap<String, Closure<?>> branches;
        private final boolean failFast;
        private final LinkedHashMap<String, BodyExecution> running = new LinkedHashMap<>();
        private final LinkedHashMap<String, Object> values = new LinkedHashMap<>();
        private final LinkedHashMap<String, Throwable> failures = new LinkedHashMap<>();

        Execution(EngineStepContext context, Map<String, Closure<?>> branches, boolean failFast) {
            super(context);
            this.engineContext = context;
            this.branches = new LinkedHashMap<>(branches);
            this.failFast = failFast;
        }

        @Override
        public boolean start() {
            if (branches.isEmpty()) {
                getContext().onSuccess(new LinkedHashMap<>());
                return true;
            }
            branches.forEach((name, block) -> running.put(name, engineContext.newBodyInvoker(block).withDisplayName(name)
                    .withCallback(new Branch(this, name)).start()));
            return false;
        }

        @Override
        public void stop(Throwable cause) {
            running.values().forEach(body -> body.cancel(cause));
        }

        void failed(String name, Throwable failure) {
            boolean first = failures.isEmpty();
            failures.put(name, failure);
            try {
                getContext().get(TaskListener.class).getLogger().println("Failed in branch " + name);
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
            if (first && failFast) {
                running.forEach((other, body) -> {
                    if (!other.equals(name)) {
                        body.cancel(new FlowInterruptedException(Result.ABORTED, true, new FailedBranch(name)));
                    }
                });
            }
            finishIfLast();
        }

        void succeeded(String name, Object value) {
            values.put(name, value);
            finishIfLast();
        }

        private void finishIfLast() {
            if (values.size() + failures.size() < branches.size()) {
                return;
            }
            if (failures.isEmpty()) {
                getContext().onSuccess(values);
                return;
            }
            Throwable first = null;
            for (Throwable failure : failures.values()) {
                if (first == null) {
                    first = failure;
                } else if (failure != first) {
                    first.addSuppressed(failure);
                }
            }
            getContext().onFailure(first);
        }
    }

    /** Told of the end of one branch. */
    private static final class Branch extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;
        private final Execution execution;
        private final String name;

        Branch(Execution execution, String name) {
            this.execution = execution;
            this.name = name;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            execution.succeeded(name, result);
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            execution.failed(name, failure);
        }
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor implements BranchingStep {
        @Override
        public Step bind(Map<String, Object> arguments) {
            Map<String, Closure<?>> branches = new LinkedHashMap<>();
            boolean failFast = false;
            for (Map.Entry<String, Object> argument : arguments.entrySet()) {
                if (argument.getKey().equals("failFast") && argument.getValue() instanceof Boolean wanted) {
                    failFast = wanted;
                } else if (argument.getValue() instanceof Closure<?> block) {
                    branches.put(argument.getKey(), block);
                } else {
                    throw new IllegalArgumentException("parallel: branch '" + argument.getKey() + "' must be a block");
                }
            }
            return new ParallelStep(branches, failFast);
        }

        @Override
        public String getFunctionName() {
            return "parallel";
        }

        @Override
        public String getDisplayName() {
            return "Execute in parallel";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }
}
