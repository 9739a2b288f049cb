package io.jenkins.plugins.kubesphere.embedded.cps;

/** How the running build writes its log. */
public final class LogSettings {

    private LogSettings() {
    }

    /** From now on every line begins with its time, also after a restart. */
    public static void timestamps() {
        PipelineEngine engine = PipelineEngine.current();
        engine.program().timestamps = true;
        engine.log().setTimestamps(true);
    }
}
