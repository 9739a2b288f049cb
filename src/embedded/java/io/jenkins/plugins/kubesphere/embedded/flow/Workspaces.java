package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.model.Run;
import java.io.File;
import java.util.HashSet;
import java.util.Set;
import jenkins.model.Jenkins;

/** Who holds which workspace: two blocks that run at the same time never share one by accident. */
public final class Workspaces {

    private static final Set<String> HELD = new HashSet<>();

    private Workspaces() {
    }

    /** The usual workspace of a job. */
    public static File base(Run<?, ?> run) {
        return new File(new File(Jenkins.get().getRootDir(), "workspace"), run.getParent().getFullName().replace('/', '_'));
    }

    /** The first of {@code base}, {@code base@2}, … that nobody holds; the caller holds it from now on. */
    public static synchronized String acquire(File base) {
        String path = base.getAbsolutePath();
        for (int i = 2; !HELD.add(path); i++) {
            path = base.getAbsolutePath() + "@" + i;
        }
        return path;
    }

    /** Holds exactly this one, as blocks do that go on after a restart or name their workspace. */
    public static synchronized void claim(String path) {
        HELD.add(path);
    }

    /** Gives it back. */
    public static synchronized void release(String path) {
        HELD.remove(path);
    }
}
