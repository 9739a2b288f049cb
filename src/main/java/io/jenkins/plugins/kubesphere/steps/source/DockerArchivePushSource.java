package io.jenkins.plugins.kubesphere.steps.source;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.source.DockerArchiveSource;
import io.jenkins.plugins.kubesphere.image.source.PlatformChoice;
import java.io.IOException;
import java.nio.file.Path;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code dockerArchive('image.tar')}: what {@code docker save} has written. */
public final class DockerArchivePushSource extends PushSource {

    private static final long serialVersionUID = 1L;

    private final String path;
    private String name;

    @DataBoundConstructor
    public DockerArchivePushSource(String path) {
        this.path = path;
    }

    public String getPath() {
        return path;
    }

    /** Which image of an archive that has several, such as {@code app:1.0}; null where there is one. */
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = ProgramPushSource.emptyToNull(name);
    }

    @Override
    public void check() {
        present(path, "dockerArchive");
    }

    @Override
    public SourceSpec spec(EnvVars environment) {
        return new Spec(path, name);
    }

    private record Spec(String path, String name) implements SourceSpec {

        @Override
        public ImageSource open(Path workspace, RegistryAccess registries, SourceOptions options) throws IOException {
            ImageSource archive = new DockerArchiveSource(WorkspaceFile.find(workspace, path), name, options.compression());
            return PlatformChoice.narrow(archive, options.platforms(), path);
        }

        @Override
        public String describe() {
            return Messages.DockerArchivePushSource_describe(path);
        }
    }

    /** Offers {@code dockerArchive} to Jenkinsfiles. */
    @Extension
    @Symbol("dockerArchive")
    public static final class DescriptorImpl extends Descriptor<PushSource> {

        @Override
        public String getDisplayName() {
            return Messages.DockerArchivePushSource_displayName();
        }
    }
}
