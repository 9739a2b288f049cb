package io.jenkins.plugins.kubesphere.steps.source;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.source.ProgramOptions;
import io.jenkins.plugins.kubesphere.image.source.WarSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code war('target/app.war')}: an image from a web archive on a base with a servlet container. */
public final class WarPushSource extends ProgramPushSource {

    /** Where an administrator, a folder or a pipeline sets the default base. */
    public static final String BASE_VARIABLE = "KUBESPHERE_WAR_BASE";

    private static final long serialVersionUID = 1L;
    private static final String DEFAULT_DIRECTORY = "/usr/local/tomcat/webapps/ROOT";

    private String directory;

    @DataBoundConstructor
    public WarPushSource(String path) {
        super(path);
    }

    /** The directory that the container serves; null for Tomcat's. */
    public String getDirectory() {
        return directory;
    }

    @DataBoundSetter
    public void setDirectory(String directory) {
        this.directory = emptyToNull(directory);
    }

    @Override
    String symbol() {
        return "war";
    }

    @Override
    public void check() {
        super.check();
        if (directory != null && !directory.startsWith("/")) {
            throw new IllegalArgumentException(Messages.WarPushSource_relative(directory));
        }
    }

    @Override
    public SourceSpec spec(EnvVars environment) {
        BaseSpec base = baseSpec(environment, BASE_VARIABLE);
        if (base.text() == null) {
            throw new IllegalArgumentException(Messages.WarPushSource_noBase(BASE_VARIABLE));
        }
        return new Spec(getPath(), base, directory == null ? DEFAULT_DIRECTORY : directory, options(environment));
    }

    private record Spec(String path, BaseSpec base, String directory, ProgramOptions program) implements SourceSpec {

        @Override
        public ImageSource open(Path workspace, RegistryAccess registries, SourceOptions asked) throws IOException, InterruptedException {
            Path file = WorkspaceFile.find(workspace, path);
            return base.open(workspace, registries, program, asked, (opened, options) -> new WarSource(file, opened, directory, options));
        }

        @Override
        public List<ImageReference> reads() {
            return base.reads();
        }

        @Override
        public String describe() {
            return Messages.ProgramPushSource_onBase(path, base.text());
        }
    }

    /** Offers {@code war} to Jenkinsfiles. */
    @Extension
    @Symbol("war")
    public static final class DescriptorImpl extends Descriptor<PushSource> {

        @Override
        public String getDisplayName() {
            return Messages.WarPushSource_displayName();
        }
    }
}
