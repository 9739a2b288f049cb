package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.Extension;
import hudson.console.ConsoleLogFilter;
import hudson.console.LineTransformationOutputStream;
import hudson.model.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code timestamps { }}: each line of the log starts with its time, in UTC. */
public final class TimestampsStep extends Step {

    @DataBoundConstructor
    public TimestampsStep() {
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BlockExecution(context, (outer, block) ->
                block.withContext(BodyInvoker.mergeConsoleLogFilters(outer.get(ConsoleLogFilter.class), new Stamp())));
    }

    private static final class Stamp extends ConsoleLogFilter implements Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("rawtypes")
        public OutputStream decorateLogger(Run build, OutputStream logger) {
            DateTimeFormatter format = DateTimeFormatter.ofPattern("'['yyyy-MM-dd'T'HH:mm:ss.SSS'Z] '").withZone(ZoneOffset.UTC);
            return new LineTransformationOutputStream.Delegating(logger) {
                @Override
                protected void eol(byte[] line, int length) throws IOException {
                    out.write(format.format(Instant.now()).getBytes(StandardCharsets.US_ASCII));
                    out.write(line, 0, length);
                }
            };
        }
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("timestamps", "Timestamps", true);
        }
    }
}
