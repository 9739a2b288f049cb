package org.jenkinsci.plugins.credentialsbinding.impl;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code withCredentials([…]) { }}: variables that hold secrets for a block, masked in its log. */
public final class BindingStep extends Step {

    private final List<MultiBinding<?>> bindings;

    @DataBoundConstructor
    public BindingStep(List<MultiBinding<?>> bindings) {
        this.bindings = bindings;
    }

    public List<MultiBinding<?>> getBindings() {
        return bindings;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BindingExecution(context, bindings);
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "withCredentials";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return "Bind credentials to variables";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class, Run.class);
        }
    }
}
