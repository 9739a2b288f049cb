package hudson.slaves;

import hudson.FilePath;
import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import jenkins.util.SystemProperties;

/** Which workspaces of a machine are in use. */
public final class WorkspaceList {

    /** Stands between a workspace's name and what makes it different: {@code ws@2}, {@code ws@tmp}. */
    public static final String COMBINATOR = SystemProperties.getString(WorkspaceList.class.getName(), "@");

    public static final String TMP_DIR_SUFFIX = COMBINATOR + "tmp";

    private final Map<FilePath, Integer> inUse = new HashMap<>();

    public WorkspaceList() {}

    /** The right to use a workspace; give it back. */
    public abstract static class Lease implements Closeable {
        public final FilePath path;

        protected Lease(FilePath path) {
            this.path = path;
        }

        public abstract void release();

        @Override
        public void close() {
            release();
        }

        /** A lease of something that is shared. */
        public static Lease createDummyLease(FilePath p) {
            return new Lease(p) {
                @Override
                public void release() {
                    // nothing was locked
                }
            };
        }
    }

    /** The workspace, or one beside it with a number when it is in use. */
    public synchronized Lease allocate(FilePath base) throws InterruptedException {
        for (int number = 1; ; number++) {
            FilePath candidate = number == 1 ? base : base.withSuffix(COMBINATOR + number);
            if (!inUse.containsKey(candidate)) {
                return record(candidate);
            }
        }
    }

    /** Takes note of a use, whoever else uses the workspace. */
    public synchronized Lease record(FilePath p) {
        inUse.merge(p, 1, Integer::sum);
        return new Lease(p) {
            private boolean released;

            @Override
            public void release() {
                synchronized (WorkspaceList.this) {
                    if (!released) {
                        released = true;
                        inUse.computeIfPresent(path, (key, uses) -> uses == 1 ? null : uses - 1);
                        WorkspaceList.this.notifyAll();
                    }
                }
            }
        };
    }

    /** Waits until nobody uses exactly this workspace. */
    public synchronized Lease acquire(FilePath p) throws InterruptedException {
        while (inUse.containsKey(p)) {
            wait();
        }
        return record(p);
    }

    /** Where a workspace's temporary files go: beside it, so that they are no part of it. */
    public static FilePath tempDir(FilePath ws) {
        return ws.getParent() == null ? null : ws.sibling(ws.getName() + TMP_DIR_SUFFIX);
    }
}
