package org.jenkinsci.plugins.workflow.support.steps.input;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jenkins.model.RunAction2;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The open questions of a build. After a restart they are found again among the running steps. */
public class InputAction implements RunAction2 {

    private static final long LONGEST_WAIT_SECONDS = 10;

    private List<String> ids = new ArrayList<>();
    private transient List<InputStepExecution> executions;
    private transient Run<?, ?> run;

    @Override
    public void onAttached(Run<?, ?> owner) {
        run = owner;
        executions = new ArrayList<>();
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        run = owner;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    @Override
    public String getIconFileName() {
        return ids.isEmpty() ? null : "symbol-pause";
    }

    @Override
    public String getDisplayName() {
        return ids.isEmpty() ? null : "Paused for input";
    }

    @Override
    public String getUrlName() {
        return "input";
    }

    @NonNull
    public synchronized List<InputStepExecution> getExecutions() throws InterruptedException, TimeoutException {
        if (executions == null) {
            executions = running();
        }
        return new ArrayList<>(executions);
    }

    private List<InputStepExecution> running() throws InterruptedException, TimeoutException {
        List<InputStepExecution> found = new ArrayList<>();
        if (ids.isEmpty() || !(run instanceof FlowExecutionOwner.Executable executable)) {
            return found;
        }
        try {
            FlowExecutionOwner owner = executable.asFlowExecutionOwner();
            FlowExecution execution = owner == null ? null : owner.get();
            if (execution != null) {
                for (StepExecution step : execution.getCurrentExecutions(true).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                    if (step instanceof InputStepExecution input && ids.contains(input.getId())) {
                        found.add(input);
                    }
                }
            }
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException("Cannot read the open questions of " + run, e);
        }
        return found;
    }

    public InputStepExecution getExecution(String id) throws InterruptedException, TimeoutException {
        return getExecutions().stream().filter(execution -> execution.getId().equals(id)).findFirst().orElse(null);
    }

    public boolean isWaitingForInput() throws InterruptedException, TimeoutException {
        return getExecutions().stream().anyMatch(execution -> !execution.isSettled());
    }

    public synchronized void add(@NonNull InputStepExecution execution) throws IOException, InterruptedException, TimeoutException {
        getExecutions();
        if (executions.stream().anyMatch(open -> open.getId().equals(execution.getId()))) {
            throw new hudson.AbortException("input: a question with the id '" + execution.getId() + "' is open already; give this one another id");
        }
        executions.add(execution);
        ids.add(execution.getId());
        run.save();
    }

    public synchronized void remove(InputStepExecution execution) throws IOException, InterruptedException, TimeoutException {
        getExecutions();
        executions.remove(execution);
        ids.remove(execution.getId());
        run.save();
    }

    public InputStepExecution getDynamic(String token) throws InterruptedException, TimeoutException {
        return getExecution(token);
    }
}
