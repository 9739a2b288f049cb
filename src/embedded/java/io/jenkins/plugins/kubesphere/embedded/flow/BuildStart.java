package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.model.Action;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Makes the record of a new build and remembers who waits for its end. */
public final class BuildStart {

    private static final Map<WorkflowRun, CompletableFuture<WorkflowRun>> WAITING = new WeakHashMap<>();

    private BuildStart() {
    }

    static WorkflowRun create(WorkflowJob job, List<Action> actions, CompletableFuture<WorkflowRun> end) throws IOException {
        WorkflowRun run = job.createExecutable();
        actions.forEach(run::addAction);
        ParametersDefinitionProperty parameters = job.getProperty(ParametersDefinitionProperty.class);
        if (parameters != null) {
            addDefaults(run, parameters.getParameterDefinitions());
        }
        synchronized (WAITING) {
            WAITING.put(run, end);
        }
        return run;
    }

    /** Gives every parameter that nobody set its default value. */
    public static void addDefaults(WorkflowRun run, List<ParameterDefinition> definitions) {
        List<ParameterValue> missing = new ArrayList<>();
        ParametersAction given = run.getAction(ParametersAction.class);
        for (ParameterDefinition definition : definitions) {
            ParameterValue value = given == null || given.getParameter(definition.getName()) == null ? definition.getDefaultParameterValue()
                    : null;
            if (value != null) {
                missing.add(value);
            }
        }
        if (!missing.isEmpty()) {
            if (given != null) {
                missing.addAll(0, given.getParameters());
            }
            run.addOrReplaceAction(new ParametersAction(missing));
        }
    }

    /** Called by a build that has ended. */
    public static void ended(WorkflowRun run) {
        CompletableFuture<WorkflowRun> end;
        synchronized (WAITING) {
            end = WAITING.remove(run);
        }
        if (end != null) {
            end.complete(run);
        }
        BuildQueue.buildEnded();
    }
}
