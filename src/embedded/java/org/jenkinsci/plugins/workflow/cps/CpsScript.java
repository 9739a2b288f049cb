package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.SerializableScript;
import groovy.lang.MissingPropertyException;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.embedded.cps.PipelineEngine;
import io.jenkins.plugins.kubesphere.embedded.cps.ScriptVariables;
import io.jenkins.plugins.kubesphere.embedded.cps.StepCalls;
import java.io.IOException;
import java.util.Optional;

/** What every pipeline script is: unknown methods are steps, unknown names are the build's variables. */
public abstract class CpsScript extends SerializableScript {

    private static final long serialVersionUID = 1L;

    /** Called by the generated script class. */
    public CpsScript() throws IOException {
    }

    @Override
    public final Object invokeMethod(String name, Object args) {
        Optional<Object> callable = getBinding().hasVariable(name) ? Optional.of(getBinding().getVariable(name)) : Optional.empty();
        if (callable.isPresent() && callable.get() instanceof groovy.lang.Closure<?> block) {
            return block.call((Object[]) args);
        }
        return StepCalls.call(name, args);
    }

    @Override
    public Object getProperty(String property) {
        if (getBinding().hasVariable(property)) {
            return getBinding().getVariable(property);
        }
        return ScriptVariables.find(this, property).orElseGet(() -> {
            try {
                return super.getProperty(property);
            } catch (MissingPropertyException e) {
                throw new MissingPropertyException(property, getClass());
            }
        });
    }

    /** The build that this script runs in. */
    public Run<?, ?> $build() throws IOException {
        return (Run<?, ?>) PipelineEngine.current().owner().getExecutable();
    }

    /** The build, or null when there is none. */
    public Run<?, ?> $buildNoException() {
        try {
            return PipelineEngine.current() == null ? null : $build();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void print(Object value) {
        println(value);
    }

    @Override
    public void println() {
        println("");
    }

    @Override
    public void println(Object value) {
        ScriptVariables.print(String.valueOf(value));
    }

    @Override
    public void printf(String format, Object value) {
        println(String.format(format, value instanceof Object[] values ? values : new Object[] {value}));
    }

    @Override
    public void printf(String format, Object[] values) {
        println(String.format(format, values));
    }

    /** The {@code sleep} step, in milliseconds. */
    public Object sleep(long milliseconds) {
        return invokeMethod("sleep", new Object[] {java.util.Map.of("time", milliseconds, "unit", "MILLISECONDS")});
    }
}
