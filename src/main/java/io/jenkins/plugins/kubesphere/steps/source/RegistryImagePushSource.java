package io.jenkins.plugins.kubesphere.steps.source;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.source.PlatformChoice;
import io.jenkins.plugins.kubesphere.image.source.RegistrySource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code registryImage('harbor.example.com/test/app@sha256:…')}: promotion without unpacking and, within one registry, without moving a byte. */
public final class RegistryImagePushSource extends PushSource {

    private static final long serialVersionUID = 1L;

    private final String image;
    private boolean attachments;

    @DataBoundConstructor
    public RegistryImagePushSource(String image) {
        this.image = image;
    }

    public String getImage() {
        return image;
    }

    /** Whether signatures, SBOMs and attestations come along. */
    public boolean isAttachments() {
        return attachments;
    }

    @DataBoundSetter
    public void setAttachments(boolean attachments) {
        this.attachments = attachments;
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
        return new Spec(reference(), attachments);
    }

    private record Spec(ImageReference reference, boolean attachments) implements SourceSpec {

        @Override
        public ImageSource open(Path workspace, RegistryAccess registries, SourceOptions options) throws IOException, InterruptedException {
            ImageSource source = new RegistrySource(registries.connect(reference), reference, attachments);
            return PlatformChoice.narrow(source, options.platforms(), reference.toString());
        }

        @Override
        public List<ImageReference> reads() {
            return List.of(reference);
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
