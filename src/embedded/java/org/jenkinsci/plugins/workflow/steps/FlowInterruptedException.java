package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;

/** The pipeline, or a part of it, was stopped on purpose. */
public final class FlowInterruptedException extends InterruptedException {

    private static final long serialVersionUID = 1L;

    private final Result result;
    private final List<CauseOfInterruption> causes;
    private Boolean actualInterruption;

    /** An interruption that ends the build with this result. */
    @Deprecated
    public FlowInterruptedException(Result result, CauseOfInterruption... causes) {
        this(result, true, causes);
    }

    /** @param actualInterruption whether somebody or something stopped the build, rather than a step using this as its failure */
    public FlowInterruptedException(Result result, boolean actualInterruption, CauseOfInterruption... causes) {
        this.result = java.util.Objects.requireNonNull(result);
        this.causes = new ArrayList<>(Arrays.asList(causes));
        this.actualInterruption = actualInterruption;
    }

    /** The result that the build gets. */
    public Result getResult() {
        return result;
    }

    /** Why; possibly empty. */
    public List<CauseOfInterruption> getCauses() {
        return Collections.unmodifiableList(causes);
    }

    /** Whether blocks that catch failures must let this one through. */
    public boolean isActualInterruption() {
        return actualInterruption == null || actualInterruption;
    }

    /** Changes what {@link #isActualInterruption} tells. */
    public void setActualInterruption(boolean actualInterruption) {
        this.actualInterruption = actualInterruption;
    }

    @Override
    public String getMessage() {
        return causes.isEmpty() ? null
                : causes.stream().map(CauseOfInterruption::getShortDescription).collect(Collectors.joining(", "));
    }

    /** Notes the causes on the build and prints those that are new to it. */
    public void handle(Run<?, ?> run, TaskListener listener) {
        Collection<CauseOfInterruption> fresh = new ArrayList<>(causes);
        for (InterruptedBuildAction action : run.getActions(InterruptedBuildAction.class)) {
            fresh.removeAll(action.getCauses());
        }
        if (!fresh.isEmpty()) {
            run.addAction(new InterruptedBuildAction(fresh));
            for (CauseOfInterruption cause : fresh) {
                cause.print(listener);
            }
        }
    }
}
