package io.jenkins.plugins.kubesphere.steps.source;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Descriptor;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.source.DockerArchiveSource;
import io.jenkins.plugins.kubesphere.image.source.PlatformChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * {@code dockerImage('boot-app:latest')}: an image in the engine that the step's environment sees, read with {@code docker save} through the
 * step's launcher, so that {@code container()} and {@code DOCKER_HOST} count. The archive lies in the workspace for as long as the push takes.
 */
public final class DockerImagePushSource extends PushSource {

    private static final long serialVersionUID = 1L;

    private final String image;

    @DataBoundConstructor
    public DockerImagePushSource(String image) {
        this.image = image;
    }

    public String getImage() {
        return image;
    }

    @Override
    public void check() {
        if (image == null || image.isBlank() || image.startsWith("-") || image.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(Messages.DockerImagePushSource_badName(image == null ? "" : image));
        }
    }

    @Override
    public SourceSpec spec(EnvVars environment) {
        return new Spec(".kubesphere-push-" + UUID.randomUUID() + ".tar", image);
    }

    @Override
    public SourceSpec prepare(FilePath workspace, Launcher launcher, TaskListener listener, EnvVars environment)
            throws IOException, InterruptedException {
        Spec spec = (Spec) spec(environment);
        FilePath archive = workspace.child(spec.path());
        boolean saved = false;
        try {
            // the shell writes the file, so that a docker client which runs as root leaves one that the agent can read
            int status = required(launcher)
                    .launch()
                    .cmds("sh", "-c", "docker save \"$1\" >\"$2\"", "docker-save", image, spec.path())
                    .envs(environment)
                    .pwd(workspace)
                    .quiet(true)
                    .stdout(listener)
                    .join();
            if (status != 0) {
                throw new AbortException(Messages.DockerImagePushSource_saveFailed(image, Integer.toString(status)));
            }
            saved = true;
        } finally {
            if (!saved) {
                archive.delete();
            }
        }
        return spec;
    }

    private record Spec(String path, String image) implements SourceSpec {

        @Override
        public ImageSource open(Path workspace, RegistryAccess registries, SourceOptions options) throws IOException {
            ImageSource archive = new DockerArchiveSource(workspace.resolve(path), null, options.compression());
            return PlatformChoice.narrow(archive, options.platforms(), image);
        }

        @Override
        public Optional<String> temporaryFile() {
            return Optional.of(path);
        }

        @Override
        public String describe() {
            return Messages.DockerImagePushSource_describe(image);
        }
    }

    /** Offers {@code dockerImage} to Jenkinsfiles. */
    @Extension
    @Symbol("dockerImage")
    public static final class DescriptorImpl extends Descriptor<PushSource> {

        @Override
        public String getDisplayName() {
            return Messages.DockerImagePushSource_displayName();
        }
    }
}
