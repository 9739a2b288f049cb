package jenkins.model;

import hudson.model.Action;
import hudson.model.Run;

/** An action of a build that learns which build it belongs to. */
public interface RunAction2 extends Action {
    /** Called when the action is added to a build. */
    void onAttached(Run<?, ?> r);

    /** Called when the build has been read from disk. */
    void onLoad(Run<?, ?> r);
}
