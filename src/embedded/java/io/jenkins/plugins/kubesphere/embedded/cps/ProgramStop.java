package io.jenkins.plugins.kubesphere.embedded.cps;

/** Stops a program from outside, whole or in part. */
final class ProgramStop {

    private final PipelineEngine engine;
    private volatile Throwable cause;

    ProgramStop(PipelineEngine engine) {
        this.engine = engine;
    }

    /** Why the program is to stop at its next safepoint, or null. */
    Throwable cause() {
        return cause;
    }

    /** Stops what runs inside this strand, or everything when there is none. */
    void inside(PipelineThread ancestor, Throwable why) {
        for (PipelineThread leaf : engine.program().leaves()) {
            if (ancestor == null || leaf.inside(ancestor)) {
                if (leaf.step == null) {
                    leaf.program.superInterrupt(why);
                } else {
                    try {
                        leaf.step.stop(why);
                    } catch (Throwable failure) {
                        why.addSuppressed(failure);
                        leaf.stepContext.onFailure(why);
                    }
                }
            }
        }
    }

    /** Stops the whole program; a loop that never waits is stopped as well. */
    void everything(Throwable why) {
        cause = why;
        engine.submit(() -> {
            cause = null;
            inside(null, why);
        });
    }
}
