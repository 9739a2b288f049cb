package io.jenkins.plugins.kubesphere.steps.source;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import io.jenkins.plugins.kubesphere.image.source.PlatformChoice;
import java.io.IOException;
import java.nio.file.Path;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code ociLayout('build/image')}: an OCI image layout, as buildah, skopeo and BuildKit write it. */
public final class OciLayoutPushSource extends PushSource {

    private static final long serialVersionUID = 1L;

    private final String path;
    private String name;

    @DataBoundConstructor
    public OciLayoutPushSource(String path) {
        this.path = path;
    }

    public String getPath() {
        return path;
    }

    /** Which {@code org.opencontainers.image.ref.name} of a layout that has several; null where there is one. */
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = ProgramPushSource.emptyToNull(name);
    }

    @Override
    public void check() {
        present(path, "ociLayout");
    }

    @Override
    public SourceSpec spec(EnvVars environment) {
        return new Spec(path, name);
    }

    private record Spec(String path, String name) implements SourceSpec {

        @Override
        public ImageSource open(Path workspace, RegistryAccess registries, SourceOptions options) throws IOException {
            return PlatformChoice.narrow(new OciLayoutSource(WorkspaceFile.find(workspace, path), name), options.platforms(), path);
        }

        @Override
        public String describe() {
            return Messages.OciLayoutPushSource_describe(path);
        }
    }

    /** Offers {@code ociLayout} to Jenkinsfiles. */
    @Extension
    @Symbol("ociLayout")
    public static final class DescriptorImpl extends Descriptor<PushSource> {

        @Override
        public String getDisplayName() {
            return Messages.OciLayoutPushSource_displayName();
        }
    }
}
