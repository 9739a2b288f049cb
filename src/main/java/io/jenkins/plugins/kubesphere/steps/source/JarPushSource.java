package io.jenkins.plugins.kubesphere.steps.source;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.source.JarSource;
import io.jenkins.plugins.kubesphere.image.source.ProgramOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code jar('target/*.jar')}: an image from an executable JAR, without Dockerfile and without engine. */
public final class JarPushSource extends ProgramPushSource {

    /** Where an administrator, a folder or a pipeline sets the default base. */
    public static final String BASE_VARIABLE = "KUBESPHERE_JAVA_BASE";

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public JarPushSource(String path) {
        super(path);
    }

    @Override
    String symbol() {
        return "jar";
    }

    @Override
    public SourceSpec spec(EnvVars environment) {
        return new Spec(getPath(), baseSpec(environment, BASE_VARIABLE), options(environment));
    }

    private record Spec(String path, BaseSpec base, ProgramOptions program) implements SourceSpec {

        @Override
        public ImageSource open(Path workspace, RegistryAccess registries, SourceOptions asked) throws IOException, InterruptedException {
            Path file = WorkspaceFile.find(workspace, path);
            return base.open(workspace, registries, program, asked, (opened, options) -> new JarSource(file, opened, options));
        }

        @Override
        public List<ImageReference> reads() {
            return base.reads();
        }

        @Override
        public String describe() {
            return base.isEmpty() ? Messages.JarPushSource_withoutBase(path, base.variable()) : Messages.ProgramPushSource_onBase(path, base.text());
        }
    }

    /** Offers {@code jar} to Jenkinsfiles. */
    @Extension
    @Symbol("jar")
    public static final class DescriptorImpl extends Descriptor<PushSource> {

        @Override
        public String getDisplayName() {
            return Messages.JarPushSource_displayName();
        }
    }
}
