package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code mail(…)}: this controller has no mail server and says so instead of losing the mail. */
public final class MailStep extends Step {

    private final String subject;
    private final String body;
    private String to;
    private String cc;
    private String bcc;
    private String from;
    private String replyTo;
    private String charset;
    private String mimeType;

    @DataBoundConstructor
    public MailStep(String subject, String body) {
        this.subject = subject;
        this.body = body;
    }

    public String getSubject() {
        return subject;
    }

    public String getBody() {
        return body;
    }

    public String getTo() {
        return to;
    }

    @DataBoundSetter
    public void setTo(String to) {
        this.to = to;
    }

    public String getCc() {
        return cc;
    }

    @DataBoundSetter
    public void setCc(String cc) {
        this.cc = cc;
    }

    public String getBcc() {
        return bcc;
    }

    @DataBoundSetter
    public void setBcc(String bcc) {
        this.bcc = bcc;
    }

    public String getFrom() {
        return from;
    }

    @DataBoundSetter
    public void setFrom(String from) {
        this.from = from;
    }

    public String getReplyTo() {
        return replyTo;
    }

    @DataBoundSetter
    public void setReplyTo(String replyTo) {
        this.replyTo = replyTo;
    }

    public String getCharset() {
        return charset;
    }

    @DataBoundSetter
    public void setCharset(String charset) {
        this.charset = charset;
    }

    public String getMimeType() {
        return mimeType;
    }

    @DataBoundSetter
    public void setMimeType(String mimeType) {
        this.mimeType = mimeType;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ImmediateExecution(context, () -> {
            throw new AbortException("mail: the embedded controller has no mail server; mail '" + subject + "' to " + to + " was not sent");
        });
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("mail", "Mail", false, TaskListener.class);
        }
    }
}
