package io.jenkins.plugins.kubesphere.steps.source;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractDescribableImpl;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;

/** What {@code harborPush} may push. Each kind has a symbol, so that a Jenkinsfile reads {@code from: jar('target/*.jar')}. */
public abstract class PushSource extends AbstractDescribableImpl<PushSource> implements ExtensionPoint, Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Checks what was written, without looking at any file.
     *
     * @throws IllegalArgumentException with one sentence for the person who wrote it
     */
    public abstract void check();

    /** What to open on the agent. */
    public abstract SourceSpec spec(EnvVars environment);

    /**
     * Gets the source ready where that needs a program on the agent; most sources need none.
     *
     * @param launcher null where the step's context has none
     */
    public SourceSpec prepare(FilePath workspace, Launcher launcher, TaskListener listener, EnvVars environment)
            throws IOException, InterruptedException {
        return spec(environment);
    }

    /** Fails with one line for the log where a program is needed and there is none to start it with. */
    static Launcher required(Launcher launcher) throws AbortException {
        if (launcher == null) {
            throw new AbortException(Messages.PushSource_noLauncher());
        }
        return launcher;
    }

    static String present(String path, String symbol) {
        if (path == null || path.isBlank()) {
            throw new IllegalArgumentException(Messages.PushSource_noPath(symbol));
        }
        return path;
    }
}
