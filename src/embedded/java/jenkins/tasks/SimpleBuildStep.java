package jenkins.tasks;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStep;
import java.io.IOException;

/** A build step that a pipeline can run too. */
public interface SimpleBuildStep extends BuildStep {

    default void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        throw new AbstractMethodError(getClass().getName() + " must implement perform with a workspace");
    }

    default void perform(Run<?, ?> run, EnvVars env, TaskListener listener) throws InterruptedException, IOException {
        throw new AbstractMethodError(getClass().getName() + " needs no workspace but does not implement perform without one");
    }

    default boolean requiresWorkspace() {
        return true;
    }
}
