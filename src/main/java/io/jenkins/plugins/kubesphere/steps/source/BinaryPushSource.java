package io.jenkins.plugins.kubesphere.steps.source;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.source.BinarySource;
import io.jenkins.plugins.kubesphere.image.source.ProgramOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code binary('bin/server')}: an image from one executable file, by default on nothing at all. */
public final class BinaryPushSource extends ProgramPushSource {

    private static final long serialVersionUID = 1L;
    private static final String BASE_VARIABLE = "KUBESPHERE_BINARY_BASE";

    @DataBoundConstructor
    public BinaryPushSource(String path) {
        super(path);
    }

    @Override
    String symbol() {
        return "binary";
    }

    @Override
    public SourceSpec spec(EnvVars environment) {
        return new Spec(getPath(), baseSpec(environment, BASE_VARIABLE), options(environment));
    }

    private record Spec(String path, BaseSpec base, ProgramOptions program) implements SourceSpec {

        @Override
        public ImageSource open(Path workspace, RegistryAccess registries, SourceOptions asked) throws IOException, InterruptedException {
            Path file = WorkspaceFile.find(workspace, path);
            return base.open(workspace, registries, program, asked, (opened, options) -> new BinarySource(file, opened, options));
        }

        @Override
        public List<ImageReference> reads() {
            return base.reads();
        }

        @Override
        public String describe() {
            return base.isEmpty() ? Messages.BinaryPushSource_alone(path) : Messages.ProgramPushSource_onBase(path, base.text());
        }
    }

    /** Offers {@code binary} to Jenkinsfiles. */
    @Extension
    @Symbol("binary")
    public static final class DescriptorImpl extends Descriptor<PushSource> {

        @Override
        public String getDisplayName() {
            return Messages.BinaryPushSource_displayName();
        }
    }
}
