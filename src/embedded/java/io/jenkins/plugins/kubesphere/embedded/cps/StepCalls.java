package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import hudson.model.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** What happens when a script calls something that is no method of its own: a step, or a describable by its symbol. */
public final class StepCalls {

    private StepCalls() {
    }

    /** Calls a step and waits for its value, or builds the description of a describable. */
    public static Object call(String name, Object arguments) {
        StepDescriptor descriptor = StepDescriptor.byFunctionName(name);
        if (descriptor != null) {
            return invokeStep(descriptor, name, CallArguments.of(arguments));
        }
        Class<?> described = Symbols.find(name);
        if (described == null) {
            throw new UnknownStep(name);
        }
        return describe(name, described, CallArguments.of(arguments));
    }

    private static Object describe(String symbol, Class<?> type, CallArguments arguments) {
        if (arguments.block() != null) {
            throw new IllegalArgumentException("'" + symbol + "' takes no block");
        }
        UninstantiatedDescribable description = new UninstantiatedDescribable(symbol, null, arguments.named(() ->
                DescribableModel.of(type), symbol));
        StepDescriptor meta = Symbols.metaStep(type);
        if (meta == null) {
            return description;
        }
        String parameter = DescribableModel.of(meta.clazz).getFirstRequiredParameter().getName();
        return invokeStep(meta, meta.getFunctionName(), CallArguments.of(new Object[] {Map.of(parameter, description)}));
    }

    /** Named as in Jenkins' own engine: {@code takesImplicitBlockArgument} may answer by who asks. */
    private static Object invokeStep(StepDescriptor descriptor, String name, CallArguments arguments) {
        PipelineEngine engine = PipelineEngine.current();
        PipelineThread thread = engine == null ? null : engine.running();
        if (thread == null) {
            throw new IllegalStateException("step '" + name + "' can only be called by the pipeline itself, not from a @NonCPS method "
                    + "or from a block that Java code calls");
        }
        boolean block = arguments.block() != null || descriptor instanceof BranchingStep;
        if (!block && descriptor.takesImplicitBlockArgument()) {
            throw new IllegalStateException(name + " step must be called with a body");
        }
        EngineStepContext context = null;
        try {
            List<Action> notes = new ArrayList<>();
            FlowNode node = block ? engine.graph().block(thread.head, thread.enclosing, name, notes)
                    : engine.graph().step(thread.head, thread.enclosing, name, notes);
            engine.println("[Pipeline] " + name);
            thread.head = node.getId();
            context = new EngineStepContext(engine.owner(), thread, node.getId(), name, arguments.block());
            Step step = bind(descriptor, name, arguments, context);
            descriptor.checkContextAvailability(context);
            StepExecution execution = step.start(context);
            engine.steps().waitFor(execution, context);
            execution.start();
        } catch (Throwable failure) {
            if (context == null) {
                throw new IllegalStateException("cannot record the call of step '" + name + "'", failure);
            }
            context.onFailure(Failures.readable(failure, name));
        }
        Outcome outcome = context.outcome();
        if (outcome == null || engine.steps().hasStrandsOf(context)) {
            Continuable.suspend(name, context);
        }
        try {
            engine.steps().close(thread, context, outcome);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (outcome.isFailure()) {
            throw Sneaky.raise(outcome.getAbnormal());
        }
        return outcome.getNormal();
    }

    private static Step bind(StepDescriptor descriptor, String name, CallArguments arguments, EngineStepContext context) throws Exception {
        if (descriptor instanceof BranchingStep branching) {
            return branching.bind(arguments.raw());
        }
        if (arguments.block() != null && !descriptor.takesImplicitBlockArgument()) {
            throw new IllegalArgumentException("Step '" + name + "' takes no block");
        }
        DescribableModel<? extends Step> model = DescribableModel.of(descriptor.clazz);
        Map<String, Object> named = arguments.named(() -> model, name);
        if (descriptor instanceof NodeStep.DescriptorImpl && named.get("label") == null) {
            named.put("label", "");
        }
        return model.instantiate(named, context.get(hudson.model.TaskListener.class));
    }
}
