package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/** Describes a step to pipelines: its function name, what it needs around it and what it gives to its body. */
public abstract class StepDescriptor extends Descriptor<Step> {

    /** The context types without which {@link Step#start} would fail. */
    public abstract Set<? extends Class<?>> getRequiredContext();

    /** The context types that the body of this step can count on. */
    public Set<? extends Class<?>> getProvidedContext() {
        return Set.of();
    }

    /** The name that a pipeline calls. */
    public abstract String getFunctionName();

    /** Whether a pipeline hands a block to this step. */
    public boolean takesImplicitBlockArgument() {
        return false;
    }

    /** Whether form generators show this step among the rarely used ones. */
    public boolean isAdvanced() {
        return false;
    }

    /** Whether this step only wraps a describable that may be called by its own symbol. */
    public boolean isMetaStep() {
        return false;
    }

    /** The type of the wrapped describable, or null when this is not a meta step. */
    public final Class<?> getMetaStepArgumentType() {
        if (!isMetaStep()) {
            return null;
        }
        DescribableParameter sole = DescribableModel.of(clazz).getSoleRequiredParameter();
        return sole == null ? null : sole.getErasedType();
    }

    /** A short text about the arguments for build pages, or null. */
    public String argumentsToString(Map<String, Object> namedArgs) {
        if (namedArgs.size() != 1) {
            return null;
        }
        Object only = namedArgs.values().iterator().next();
        return only instanceof String || only instanceof Number || only instanceof Boolean ? String.valueOf(only) : null;
    }

    /**
     * Checks that everything the step needs is there.
     *
     * @throws MissingContextVariableException naming the first missing type
     */
    public final void checkContextAvailability(StepContext context)
            throws MissingContextVariableException, IOException, InterruptedException {
        for (Class<?> type : getRequiredContext()) {
            if (context.get(type) == null) {
                throw new MissingContextVariableException(type, this);
            }
        }
    }

    /** All steps known to this controller. */
    public static ExtensionList<StepDescriptor> all() {
        return Jenkins.get().getExtensionList(StepDescriptor.class);
    }

    /** The step that a pipeline calls by this name, or null. */
    public static StepDescriptor byFunctionName(String name) {
        for (StepDescriptor descriptor : all()) {
            if (descriptor.getFunctionName().equals(name)) {
                return descriptor;
            }
        }
        return null;
    }

    /** The meta steps among all steps. */
    public static Iterable<StepDescriptor> allMeta() {
        List<StepDescriptor> meta = new ArrayList<>();
        for (StepDescriptor descriptor : all()) {
            if (descriptor.isMetaStep()) {
                meta.add(descriptor);
            }
        }
        return meta;
    }
}
