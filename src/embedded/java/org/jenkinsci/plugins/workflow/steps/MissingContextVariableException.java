package org.jenkinsci.plugins.workflow.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A step was called where something it needs is missing; the message names the steps that provide it. */
public class MissingContextVariableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Class<?> type;
    private final String functionName;

    /** For old callers that do not know the step. */
    @Deprecated
    public MissingContextVariableException(Class<?> type) {
        this(type, null);
    }

    /** @param descriptor the step that needs it, or null */
    public MissingContextVariableException(Class<?> type, StepDescriptor descriptor) {
        this.type = type;
        this.functionName = descriptor == null ? null : descriptor.getFunctionName();
    }

    /** What is missing. */
    public Class<?> getType() {
        return type;
    }

    @Override
    public String getMessage() {
        String providers = getProviders().stream().map(StepDescriptor::getFunctionName).sorted().collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder();
        if (functionName != null) {
            text.append("Step '").append(functionName).append("': ");
        }
        text.append("Required context ").append(type).append(" is missing");
        if (!providers.isEmpty()) {
            text.append("\nPerhaps you forgot to surround the step with a step that provides this, such as: ").append(providers);
        }
        return text.toString();
    }

    /** The steps whose body would have it. */
    public List<StepDescriptor> getProviders() {
        List<StepDescriptor> providers = new ArrayList<>();
        for (StepDescriptor candidate : StepDescriptor.all()) {
            for (Class<?> provided : candidate.getProvidedContext()) {
                if (type.isAssignableFrom(provided)) {
                    providers.add(candidate);
                    break;
                }
            }
        }
        return providers;
    }
}
