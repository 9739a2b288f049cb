package io.jenkins.plugins.kubesphere.embedded.cps;

import hudson.EnvVars;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.cps.GlobalVariable;
import org.jenkinsci.plugins.workflow.support.steps.build.RunWrapper;

/** The names that a script can use without declaring them. */
public final class ScriptVariables {

    private ScriptVariables() {
    }

    /** The object behind a name, or empty when nothing has that name. */
    public static Optional<Object> find(CpsScript script, String name) {
        PipelineEngine engine = PipelineEngine.current();
        if (engine == null) {
            return Optional.empty();
        }
        try {
            Run<?, ?> run = (Run<?, ?>) engine.owner().getExecutable();
            return switch (name) {
                case "env" -> Optional.of(new EnvironmentVariables(engine.owner()));
                case "params" -> Optional.of(parameters(run));
                case "currentBuild" -> Optional.of(new RunWrapper(run, true));
                case "steps" -> Optional.of(new StepsVariable());
                default -> other(script, run, name);
            };
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot look up '" + name + "'", e);
        }
    }

    private static Optional<Object> other(CpsScript script, Run<?, ?> run, String name) {
        GlobalVariable global = GlobalVariable.byName(name, run);
        if (global != null) {
            try {
                Object value = global.getValue(script);
                if (value != null) {
                    return Optional.of(value);
                }
            } catch (Exception e) {
                throw Sneaky.raise(e);
            }
        }
        return Optional.ofNullable(environment().get(name));
    }

    static Map<String, Object> parameters(Run<?, ?> run) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ParametersAction action : run.getActions(ParametersAction.class)) {
            for (ParameterValue value : action.getParameters()) {
                values.put(value.getName(), value.getValue());
            }
        }
        return values;
    }

    /** The environment that a step would see here. */
    static EnvVars environment() {
        PipelineEngine engine = PipelineEngine.current();
        PipelineThread thread = engine == null ? null : engine.running();
        if (thread == null) {
            throw new IllegalStateException("the environment can be asked only by the pipeline itself");
        }
        try {
            return new ContextLookup(engine.owner(), thread.variables, thread.head, null).get(EnvVars.class);
        } catch (IOException | InterruptedException e) {
            throw Sneaky.raise(e);
        }
    }

    /** Writes a line to the log of the build. */
    public static void print(String line) {
        PipelineEngine engine = PipelineEngine.current();
        if (engine != null) {
            PipelineThread thread = engine.running();
            new java.io.PrintStream(engine.log().stream(thread == null ? null : thread.head), true,
                    java.nio.charset.StandardCharsets.UTF_8).println(line);
        }
    }
}
