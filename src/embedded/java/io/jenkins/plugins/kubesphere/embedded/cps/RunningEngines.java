package io.jenkins.plugins.kubesphere.embedded.cps;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** The engines of the builds that are running, found by their builds. */
final class RunningEngines {

    private static final Logger LOGGER = Logger.getLogger(RunningEngines.class.getName());
    private static final Map<File, PipelineEngine> ENGINES = new ConcurrentHashMap<>();

    private RunningEngines() {
    }

    static void add(PipelineEngine engine) throws IOException {
        ENGINES.put(engine.owner().getRootDir().getAbsoluteFile(), engine);
    }

    static void remove(PipelineEngine engine) {
        try {
            ENGINES.remove(engine.owner().getRootDir().getAbsoluteFile(), engine);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "no directory for " + engine.owner());
        }
    }

    /** @throws IllegalStateException when the build is not running */
    static PipelineEngine of(FlowExecutionOwner owner) {
        PipelineEngine engine = find(owner);
        if (engine == null) {
            throw new IllegalStateException("the pipeline of " + owner + " is not running");
        }
        return engine;
    }

    /** The engine, or null when the build is not running. */
    static PipelineEngine find(FlowExecutionOwner owner) {
        try {
            return ENGINES.get(owner.getRootDir().getAbsoluteFile());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "no directory for " + owner);
            return null;
        }
    }

    /** The engines of all running builds. */
    static List<PipelineEngine> all() {
        return List.copyOf(ENGINES.values());
    }
}
