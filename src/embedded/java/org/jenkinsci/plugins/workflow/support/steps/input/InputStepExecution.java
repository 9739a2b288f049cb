package org.jenkinsci.plugins.workflow.support.steps.input;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.ModelObject;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.PasswordParameterValue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.AccessDeniedException3;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A question that waits; it holds no thread, and waits on after a restart. */
public class InputStepExecution extends StepExecution implements ModelObject {

    private static final long serialVersionUID = 1L;

    private final InputStep input;
    private boolean settled;

    InputStepExecution(InputStep input, StepContext context) {
        super(context);
        this.input = input;
    }

    @Override
    public boolean start() throws Exception {
        Run<?, ?> run = getRun();
        InputAction action = run.getAction(InputAction.class);
        if (action == null) {
            action = new InputAction();
            run.addAction(action);
        }
        action.add(this);
        TaskListener listener = getContext().get(TaskListener.class);
        listener.getLogger().println(input.getMessage());
        listener.getLogger().println(input.getOk() + " or " + input.getCancel());
        return false;
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        settle();
        getContext().onFailure(cause);
    }

    public String getId() {
        return input.getId();
    }

    public InputStep getInput() {
        return input;
    }

    public Run getRun() throws IOException, InterruptedException {
        return getContext().get(Run.class);
    }

    @Override
    public String getDisplayName() {
        return getId();
    }

    public boolean isSettled() {
        return settled;
    }

    /** @throws AccessDeniedException3 when the current user may not answer */
    public void preSubmissionCheck() throws IOException, InterruptedException {
        if (settled) {
            throw new IOException("Question '" + getId() + "' has been answered already");
        }
        Run<?, ?> run = getRun();
        if (input.getSubmitter() == null) {
            run.checkPermission(hudson.model.Item.BUILD);
            return;
        }
        boolean named = Arrays.stream(input.getSubmitter().split(",")).map(String::trim)
                .anyMatch(name -> name.equals(Jenkins.getAuthentication2().getName())
                        || Jenkins.getAuthentication2().getAuthorities().stream().anyMatch(group -> group.getAuthority().equals(name)));
        if (!named && !ACL.SYSTEM2.equals(Jenkins.getAuthentication2()) && !Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            throw new AccessDeniedException3(Jenkins.getAuthentication2(), hudson.model.Item.BUILD);
        }
    }

    /**
     * Lets the build go on.
     *
     * @param parameters the answers by the names of the parameters, or null where the question has none
     */
    public HttpResponse proceed(Map<String, Object> parameters) throws IOException, InterruptedException {
        String approver = Jenkins.getAuthentication2().getName();
        getContext().get(TaskListener.class).getLogger().println("Approved by " + approver);
        Map<String, Object> answers = new LinkedHashMap<>(parameters == null ? Map.of() : parameters);
        if (input.getSubmitterParameter() != null) {
            answers.put(input.getSubmitterParameter(), approver);
        }
        settle();
        Object result = answers.size() == 1 ? answers.values().iterator().next() : answers.isEmpty() ? null : new HashMap<>(answers);
        getContext().onSuccess(result);
        return HttpResponses.ok();
    }

    /** Goes on with the default of each parameter. */
    @RequirePOST
    public HttpResponse doProceedEmpty() throws IOException, InterruptedException {
        preSubmissionCheck();
        Map<String, Object> defaults = new LinkedHashMap<>();
        for (ParameterDefinition definition : input.getParameters()) {
            ParameterValue value = definition.getDefaultParameterValue();
            if (value != null) {
                defaults.put(definition.getName(), value instanceof PasswordParameterValue secret ? secret.getValue() : value.getValue());
            }
        }
        return proceed(defaults);
    }

    @RequirePOST
    public HttpResponse doAbort() throws IOException, InterruptedException {
        preSubmissionCheck();
        settle();
        getContext().onFailure(new FlowInterruptedException(Result.ABORTED, new Rejection(User.current())));
        return HttpResponses.ok();
    }

    private void settle() throws IOException, InterruptedException {
        settled = true;
        InputAction action = getRun().getAction(InputAction.class);
        if (action != null) {
            try {
                action.remove(this);
            } catch (TimeoutException e) {
                throw new IOException(e);
            }
        }
    }

    @NonNull
    @Override
    public String getStatus() {
        return "waiting for an answer";
    }
}
