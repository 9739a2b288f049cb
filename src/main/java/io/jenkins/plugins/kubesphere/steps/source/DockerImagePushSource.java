package io.jenkins.plugins.kubesphere.steps.source;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Proc;
import hudson.model.Descriptor;
import hudson.model.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * {@code dockerImage('boot-app:latest')}: an image in the engine that the step's environment sees, read with {@code docker save} through the
 * step's launcher, so that {@code container()} and {@code DOCKER_HOST} count. What it writes goes through a named pipe to the push.
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
        return EngineImage.parse(image, "");
    }

    /** Asks the engine whether it has the image, and what the image is made of. */
    @Override
    public SourceSpec prepare(FilePath workspace, Launcher launcher, TaskListener listener, EnvVars environment)
            throws IOException, InterruptedException {
        Launcher present = required(launcher);
        if (!present.isUnix()) {
            throw new AbortException(Messages.DockerImagePushSource_needsUnix());
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = present.launch()
                .cmds("sh", "-c", EngineImage.INSPECT, "inspect", image)
                .envs(environment)
                .pwd(workspace)
                .quiet(true)
                .stdout(said)
                .stderr(listener.getLogger())
                .join();
        if (status != 0) {
            throw new AbortException(Messages.DockerImagePushSource_inspectFailed(image, Integer.toString(status)));
        }
        return EngineImage.parse(image, said.toString(StandardCharsets.UTF_8));
    }

    /** Starts the client that writes the image into a pipe. */
    public static Proc save(EngineImage image, FilePath pipe, FilePath workspace, Launcher launcher, TaskListener listener, EnvVars environment)
            throws IOException {
        return required(launcher)
                .launch()
                .cmds("sh", "-c", EngineImage.SAVE, "save", image.client(), image.image(), pipe.getRemote())
                .envs(environment)
                .pwd(workspace)
                .quiet(true)
                .stdout(listener)
                .start();
    }

    /** Offers {@code dockerImage} to Jenkinsfiles; first in forms, where it is what an untouched form means. */
    @Extension(ordinal = 10)
    @Symbol("dockerImage")
    public static final class DescriptorImpl extends Descriptor<PushSource> {

        @Override
        public String getDisplayName() {
            return Messages.DockerImagePushSource_displayName();
        }
    }
}
