package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.Extension;
import hudson.FilePath;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code writeFile file: 'path', text: '…'}; directories on the way are made. */
public final class WriteFileStep extends Step {

    private final String file;
    private final String text;
    private String encoding;

    @DataBoundConstructor
    public WriteFileStep(String file, String text) {
        this.file = file;
        this.text = text;
    }

    public String getFile() {
        return file;
    }

    public String getText() {
        return text;
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
            byte[] bytes = "Base64".equals(encoding) ? Base64.getDecoder().decode(text) : text.getBytes(ReadFileStep.charset(encoding));
            context.get(FilePath.class).child(file).copyFrom(new ByteArrayInputStream(bytes));
            return null;
        });
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("writeFile", "Write file to workspace", false, FilePath.class);
        }
    }
}
