package io.jenkins.plugins.kubesphere.embedded.cps;

import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** Called by every loop of a script, so that a build which never waits can be stopped. */
public final class Safepoints {

    private Safepoints() {
    }

    /** Throws the interruption when there is one. */
    @Whitelisted
    public static void pass() {
        PipelineEngine engine = PipelineEngine.current();
        Throwable cause = engine == null ? null : engine.stop().cause();
        if (cause != null) {
            throw Sneaky.raise(cause);
        }
    }
}
