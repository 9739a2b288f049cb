package io.jenkins.plugins.kubesphere.embedded.cps;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.embedded.flow.AgentLease;
import io.jenkins.plugins.kubesphere.embedded.flow.Workspaces;
import java.io.File;
import java.nio.file.Files;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** The {@code node} step: every label is served by a workspace on this machine. */
public final class NodeStep extends Step {

    private final String label;

    /** @param label what the pipeline asks for; null or empty for anything */
    @DataBoundConstructor
    public NodeStep(String label) {
        this.label = label == null || label.isBlank() ? null : label.strip();
    }

    /** What the pipeline asks for, or null. */
    public String getLabel() {
        return label;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, label);
    }

    private static final class Execution extends StepExecution {
        private static final long serialVersionUID = 1L;
        private final String label;
        private String workspace;

        Execution(StepContext context, String label) {
            super(context);
            this.label = label;
        }

        @Override
        public boolean start() throws Exception {
            Run<?, ?> run = getContext().get(Run.class);
            workspace = Workspaces.acquire(Workspaces.base(run));
            Files.createDirectories(new File(workspace).toPath());
            String what = label == null ? "" : " (label '" + label + "' is served by this machine)";
            getContext().get(TaskListener.class).getLogger().println("Running on " + "built-in in " + workspace + what);
            getContext().newBodyInvoker()
                    .withContexts(new AgentLease("", label, workspace), AgentVariables.of(label, workspace))
                    .withCallback(new Release(workspace)).start();
            return false;
        }

        @Override
        public void onResume() {
            Workspaces.claim(workspace);
        }

        @Override
        public String getStatus() {
            return "running in " + workspace;
        }
    }

    /** Gives the workspace back. */
    private static final class Release extends BodyExecutionCallback.TailCall {
        private static final long serialVersionUID = 1L;
        private final String workspace;

        Release(String workspace) {
            this.workspace = workspace;
        }

        @Override
        protected void finished(StepContext context) {
            Workspaces.release(workspace);
        }
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "node";
        }

        @Override
        public String getDisplayName() {
            return "Allocate node";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(FilePath.class, Launcher.class, EnvVars.class, Computer.class, Node.class);
        }
    }
}
