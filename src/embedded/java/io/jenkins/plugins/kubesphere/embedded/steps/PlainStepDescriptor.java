package io.jenkins.plugins.kubesphere.embedded.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** A descriptor that is nothing but its facts. */
abstract class PlainStepDescriptor extends StepDescriptor {

    private final String functionName;
    private final String displayName;
    private final boolean block;
    private final Set<Class<?>> requiredContext;

    PlainStepDescriptor(String functionName, String displayName, boolean block, Class<?>... requiredContext) {
        this.functionName = functionName;
        this.displayName = displayName;
        this.block = block;
        this.requiredContext = new LinkedHashSet<>(List.of(requiredContext));
    }

    @Override
    public String getFunctionName() {
        return functionName;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return displayName;
    }

    @Override
    public boolean takesImplicitBlockArgument() {
        return block;
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return requiredContext;
    }
}
