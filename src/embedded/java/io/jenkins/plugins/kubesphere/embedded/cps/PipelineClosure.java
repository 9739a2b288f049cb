package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.Block;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.impl.CpsClosure;
import java.util.List;

/** A block of a script; what it prints goes to the log of the build, not to the controller's. */
public class PipelineClosure extends CpsClosure {

    private static final long serialVersionUID = 1L;

    /** Called by the compiled script. */
    public PipelineClosure(Object owner, Object thisObject, List<String> parameters, Block body, Env capture) {
        super(owner, thisObject, parameters, body, capture);
    }

    /** A line in the log. */
    public void println(Object value) {
        ScriptVariables.print(String.valueOf(value));
    }

    /** An empty line in the log. */
    public void println() {
        ScriptVariables.print("");
    }

    /** A line in the log. */
    public void print(Object value) {
        ScriptVariables.print(String.valueOf(value));
    }

    /** A line in the log. */
    public void printf(String format, Object value) {
        ScriptVariables.print(String.format(format, value instanceof Object[] values ? values : new Object[] {value}));
    }

    /** The {@code sleep} step, not the one that would hold the thread. */
    public Object sleep(long seconds) {
        return StepCalls.call("sleep", new Object[] {seconds});
    }
}
