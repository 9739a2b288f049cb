package io.jenkins.plugins.kubesphere.embedded.cps;

import hudson.Extension;
import hudson.model.listeners.ItemListener;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Suspends every pipeline before the controller goes, so that none meets a controller that is half gone and fails by it. */
@Extension
public final class SuspendedPrograms extends ItemListener {

    private static final long SECONDS_FOR_ONE = 5;

    @Override
    public void onBeforeShutdown() {
        List<PipelineEngine> engines = RunningEngines.all();
        engines.forEach(PipelineEngine::suspend);
        try {
            for (PipelineEngine engine : engines) {
                engine.awaitRest(SECONDS_FOR_ONE, TimeUnit.SECONDS);
                engine.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
