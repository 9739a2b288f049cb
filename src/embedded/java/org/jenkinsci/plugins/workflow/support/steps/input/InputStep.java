package org.jenkinsci.plugins.workflow.support.steps.input;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.ParameterDefinition;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code input 'message'}: the build waits until somebody who may says yes or no. */
public class InputStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String message;
    private String id;
    private String submitter;
    private String submitterParameter;
    private List<ParameterDefinition> parameters = Collections.emptyList();
    private String ok;
    private String cancel;

    @DataBoundConstructor
    public InputStep(String message) {
        this.message = message == null || message.isBlank() ? "Pipeline has paused and needs your input before proceeding" : message;
    }

    public String getMessage() {
        return message;
    }

    /** The id in the address of the question: as given, or made of the message. */
    public String getId() {
        if (id != null) {
            return id;
        }
        String words = message.replaceAll("[^A-Za-z0-9]+", " ").trim();
        StringBuilder name = new StringBuilder();
        for (String word : words.split(" ")) {
            name.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.length() > 0 && name.length() <= 64 ? name.toString() : Util.getDigestOf(message);
    }

    @DataBoundSetter
    public void setId(String id) {
        String fixed = Util.fixEmptyAndTrim(id);
        if (fixed != null && !fixed.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("input: id '" + fixed + "' may have letters, digits, - and _ only");
        }
        this.id = fixed == null ? null : fixed.substring(0, 1).toUpperCase(Locale.ROOT) + fixed.substring(1);
    }

    public String getSubmitter() {
        return submitter;
    }

    @DataBoundSetter
    public void setSubmitter(String submitter) {
        this.submitter = Util.fixEmptyAndTrim(submitter);
    }

    public String getSubmitterParameter() {
        return submitterParameter;
    }

    @DataBoundSetter
    public void setSubmitterParameter(String submitterParameter) {
        this.submitterParameter = Util.fixEmptyAndTrim(submitterParameter);
    }

    public String getOk() {
        return ok == null ? "Proceed" : ok;
    }

    @DataBoundSetter
    public void setOk(String ok) {
        this.ok = Util.fixEmptyAndTrim(ok);
    }

    public String getCancel() {
        return cancel == null ? "Abort" : cancel;
    }

    @DataBoundSetter
    public void setCancel(String cancel) {
        this.cancel = Util.fixEmptyAndTrim(cancel);
    }

    public List<ParameterDefinition> getParameters() {
        return parameters;
    }

    @DataBoundSetter
    public void setParameters(List<ParameterDefinition> parameters) {
        this.parameters = new ArrayList<>(parameters);
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new InputStepExecution(this, context);
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) super.getDescriptor();
    }

    /** Descriptor. */
    @Extension
    public static class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "input";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return "Wait for interactive input";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
        }
    }
}
