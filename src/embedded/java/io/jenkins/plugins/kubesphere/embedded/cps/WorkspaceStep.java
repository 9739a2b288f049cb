package io.jenkins.plugins.kubesphere.embedded.cps;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
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

/** The {@code ws} step: another workspace on the same agent; a relative path lies beside the usual ones. */
public final class WorkspaceStep extends Step {

    private final String dir;

    /** @param dir path of the workspace */
    @DataBoundConstructor
    public WorkspaceStep(String dir) {
        this.dir = dir;
    }

    /** Path of the workspace. */
    public String getDir() {
        return dir;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, dir);
    }

    private static final class Execution extends StepExecution {
        private static final long serialVersionUID = 1L;
        private final String dir;
        private String workspace;

        Execution(StepContext context, String dir) {
            super(context);
            this.dir = dir;
        }

        @Override
        public boolean start() throws Exception {
            Run<?, ?> run = getContext().get(Run.class);
            File base = dir == null ? Workspaces.base(run) : Workspaces.base(run).toPath().getParent().resolve(dir).toFile();
            workspace = Workspaces.acquire(base);
            Files.createDirectories(new File(workspace).toPath());
            getContext().get(TaskListener.class).getLogger().println("Running in " + workspace);
            getContext().newBodyInvoker().withContexts(new AgentLease("", null, workspace), AgentVariables.of(null, workspace))
                    .withCallback(new Release(workspace)).start();
            return false;
        }

        @Override
        public void onResume() {
            Workspaces.claim(workspace);
        }
    }

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
            return "ws";
        }

        @Override
        public String getDisplayName() {
            return "Allocate workspace";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FilePath.class);
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(FilePath.class, EnvVars.class);
        }
    }
}
