package hudson.model;

import java.util.List;

/** Receives what a build has to say. */
public interface BuildListener extends TaskListener {
    default void started(List<Cause> causes) {
        for (Cause cause : causes == null ? List.<Cause>of() : causes) {
            cause.print(this);
        }
    }

    default void finished(Result result) {
        getLogger().println("Finished: " + result);
    }
}
