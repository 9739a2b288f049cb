package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** One strand of the program: the main one, or a run of a step's block. */
final class PipelineThread implements Serializable {

    private static final long serialVersionUID = 1L;

    final int id;
    /** The strand whose step started this one; null for the main one. */
    final PipelineThread parent;
    final Continuable program;
    final ContextVariables variables;
    /** Id of the block that this strand runs in; null for the main one. */
    final String enclosing;
    /** The run that is told of the end; null for the main one. */
    final BodyRun body;
    /** The newest node of this strand. */
    String head;
    /** What the program continues with; null while it waits. */
    Outcome next;
    /** The step it waits for, or null. */
    StepExecution step;
    EngineStepContext stepContext;

    PipelineThread(int id, PipelineThread parent, Continuable program, ContextVariables variables, String head, String enclosing,
            BodyRun body) {
        this.id = id;
        this.parent = parent;
        this.program = program;
        this.variables = variables;
        this.head = head;
        this.enclosing = enclosing;
        this.body = body;
    }

    boolean inside(PipelineThread ancestor) {
        for (PipelineThread thread = this; thread != null; thread = thread.parent) {
            if (thread == ancestor) {
                return true;
            }
        }
        return false;
    }
}
