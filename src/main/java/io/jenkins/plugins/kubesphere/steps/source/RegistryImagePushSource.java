package io.jenkins.plugins.kubesphere.steps.source;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.source.RegistrySource;
import java.io.IOException;
import java.nio.file.Path;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code registryImage('harbor.example.com/test/app@sha256:…')}: promotion without unpacking and, within one registry, without moving a byte. */
public final class RegistryImagePushSource extends PushSource {

    private static final long serialVersionUID = 1L;

    private final String image;

    @DataBoundConstructor
    public RegistryImagePushSource(String image) {
        this.image = image;
    }

    public String getImage() {
        return image;
    }

    /** The image that is read; check first. */
    public ImageReference reference() {
        return ImageReference.parse(image);
    }

    @Override
    public void check() {
        ImageReference.parse(image);
    }

    @Override
    public SourceSpec spec(EnvVars environment) {
        return new Spec(reference());
    }

    private record Spec(ImageReference reference) implements SourceSpec {

        @Override
        public ImageSource open(Path workspace, RegistryAccess registries) throws IOException, InterruptedException {
            return new RegistrySource(registries.connect(reference), reference);
        }

        @Override
        public String describe() {
            return reference.toString();
        }
    }

    /** Offers {@code registryImage} to Jenkinsfiles. */
    @Extension
    @Symbol("registryImage")
    public static final class DescriptorImpl extends Descriptor<PushSource> {

        @Override
        public String getDisplayName() {
            return Messages.RegistryImagePushSource_displayName();
        }
    }
}
