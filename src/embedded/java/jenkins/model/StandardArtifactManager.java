package jenkins.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.BuildListener;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import jenkins.util.VirtualFile;

/** Keeps artifacts in the directory {@code archive} of the build. */
public class StandardArtifactManager extends ArtifactManager {

    protected transient Run<?, ?> build;

    public StandardArtifactManager(Run<?, ?> build) {
        onLoad(build);
    }

    @Override
    public final void onLoad(Run<?, ?> build) {
        this.build = build;
    }

    private File directory() {
        return new File(build.getRootDir(), "archive");
    }

    @Override
    public void archive(FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
            throws IOException, InterruptedException {
        FilePath archive = new FilePath(directory());
        for (Map.Entry<String, String> artifact : artifacts.entrySet()) {
            workspace.child(artifact.getValue()).copyToWithPermission(archive.child(artifact.getKey()));
        }
    }

    @Override
    public final boolean delete() throws IOException, InterruptedException {
        boolean present = directory().exists();
        Util.deleteRecursive(directory());
        return present;
    }

    @Override
    public VirtualFile root() {
        return VirtualFile.forFile(directory());
    }
}
