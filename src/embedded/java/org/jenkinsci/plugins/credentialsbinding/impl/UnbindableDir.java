package org.jenkinsci.plugins.credentialsbinding.impl;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import java.io.IOException;
import java.util.UUID;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;

/** A directory beside the workspace, open to its owner only, that goes with the block. */
public class UnbindableDir {

    private final FilePath dirPath;

    private UnbindableDir(FilePath dirPath) {
        this.dirPath = dirPath;
    }

    public static UnbindableDir create(@NonNull FilePath workspace) throws IOException, InterruptedException {
        FilePath secrets = WorkspaceList.tempDir(workspace).child("secretFiles");
        FilePath directory = secrets.child(UUID.randomUUID().toString());
        directory.mkdirs();
        secrets.chmod(0700);
        directory.chmod(0700);
        return new UnbindableDir(directory);
    }

    public FilePath getDirPath() {
        return dirPath;
    }

    public MultiBinding.Unbinder getUnbinder() {
        return new UnbinderImpl(dirPath.getRemote());
    }

    /** Deletes the directory. */
    protected static class UnbinderImpl implements MultiBinding.Unbinder {

        private static final long serialVersionUID = 1L;

        private final String directory;

        protected UnbinderImpl(String directory) {
            this.directory = directory;
        }

        @Override
        public void unbind(@NonNull Run<?, ?> build, @Nullable FilePath workspace, @Nullable Launcher launcher, @NonNull TaskListener listener)
                throws IOException, InterruptedException {
            if (workspace != null) {
                new FilePath(workspace.getChannel(), directory).deleteRecursive();
            }
        }
    }
}
