package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code readFile('path')}; with {@code encoding: 'Base64'} the bytes in that form. */
public final class ReadFileStep extends Step {

    private final String file;
    private String encoding;

    @DataBoundConstructor
    public ReadFileStep(String file) {
        this.file = file;
    }

    public String getFile() {
        return file;
    }

    public String getEncoding() {
        return encoding;
    }

    @DataBoundSetter
    public void setEncoding(String encoding) {
        this.encoding = encoding;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BackgroundExecution(context, () -> {
            FilePath path = context.get(FilePath.class).child(file);
            if (!path.exists()) {
                throw new AbortException("readFile: there is no file " + path);
            }
            try (InputStream in = path.read()) {
                byte[] bytes = in.readAllBytes();
                return "Base64".equals(encoding) ? Base64.getEncoder().encodeToString(bytes) : new String(bytes, charset(encoding));
            }
        });
    }

    static Charset charset(String encoding) {
        return encoding == null || encoding.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("readFile", "Read file from workspace", false, FilePath.class);
        }
    }
}
