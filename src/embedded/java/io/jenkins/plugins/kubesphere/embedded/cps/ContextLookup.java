package io.jenkins.plugins.kubesphere.embedded.cps;

import hudson.EnvVars;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.Launcher;
import hudson.LauncherDecorator;
import hudson.console.ConsoleLogFilter;
import hudson.model.Computer;
import hudson.model.Job;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.embedded.flow.AgentLease;
import io.jenkins.plugins.kubesphere.embedded.flow.StepLogListener;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;
import org.jenkinsci.plugins.workflow.steps.DynamicContext;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Answers a step's questions about its surroundings. */
final class ContextLookup implements DynamicContext.DelegatedContext {

    private final FlowExecutionOwner owner;
    private final ContextVariables variables;
    private final String node;
    private final StepContext step;

    /** @param step the context on whose behalf is asked; null when the script itself asks */
    ContextLookup(FlowExecutionOwner owner, ContextVariables variables, String node, StepContext step) {
        this.owner = owner;
        this.variables = variables;
        this.node = node;
        this.step = step;
    }

    @Override
    public <T> T get(Class<T> key) throws IOException, InterruptedException {
        return key.cast(find(key));
    }

    private Object find(Class<?> key) throws IOException, InterruptedException {
        if (key == TaskListener.class) {
            return listener();
        } else if (key == EnvVars.class) {
            return environment();
        } else if (key == Launcher.class) {
            return launcher();
        } else if (key == FilePath.class) {
            return workspace();
        } else if (key == Computer.class) {
            AgentLease lease = variables.get(AgentLease.class);
            return lease == null ? null : computer(lease);
        } else if (key == Node.class) {
            AgentLease lease = variables.get(AgentLease.class);
            Computer computer = lease == null ? null : computer(lease);
            return computer == null ? null : computer.getNode();
        } else if (Run.class.isAssignableFrom(key)) {
            return owner.getExecutable();
        } else if (Job.class.isAssignableFrom(key)) {
            return ((Run<?, ?>) owner.getExecutable()).getParent();
        } else if (FlowNode.class.isAssignableFrom(key)) {
            return owner.get().getNode(node);
        } else if (FlowExecution.class.isAssignableFrom(key)) {
            return owner.get();
        }
        Object stored = variables.get(key);
        return stored != null ? stored : computed(key);
    }

    private Object computed(Class<?> key) throws IOException, InterruptedException {
        for (DynamicContext dynamic : ExtensionList.lookup(DynamicContext.class)) {
            Object answer = dynamic.get(key, new Stored());
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }

    /** What a computed answer may be computed from; without it, two computed answers could ask each other for ever. */
    private final class Stored implements DynamicContext.DelegatedContext {
        @Override
        public <T> T get(Class<T> key) throws IOException, InterruptedException {
            T stored = variables.get(key);
            return stored != null || ExtensionList.lookup(DynamicContext.class).isEmpty() ? stored
                    : key == FilePath.class || key == TaskListener.class || key == Run.class ? ContextLookup.this.get(key) : null;
        }
    }

    private TaskListener listener() throws IOException, InterruptedException {
        Run<?, ?> run = (Run<?, ?>) owner.getExecutable();
        OutputStream stream = RunningEngines.of(owner).log().stream(node);
        ConsoleLogFilter filter = variables.get(ConsoleLogFilter.class);
        if (filter != null) {
            stream = filter.decorateLogger(run, stream);
        }
        for (TaskListenerDecorator.Factory factory : ExtensionList.lookup(TaskListenerDecorator.Factory.class)) {
            TaskListenerDecorator decorator = factory.of(owner);
            stream = decorator == null ? stream : decorator.decorate(stream);
        }
        return new StepLogListener(owner, stream);
    }

    private FilePath workspace() throws IOException, InterruptedException {
        Object innermost = variables.first(value -> value instanceof FilePath || value instanceof AgentLease ? value : null);
        if (innermost instanceof FilePath path) {
            return path;
        }
        FilePath computed = (FilePath) computed(FilePath.class);
        return computed != null ? computed : innermost == null ? null : new FilePath(new File(((AgentLease) innermost).path()));
    }

    private static Computer computer(AgentLease lease) {
        return lease.node().isEmpty() ? Jenkins.get().toComputer() : Jenkins.get().getComputer(lease.node());
    }

    private Launcher launcher() throws IOException, InterruptedException {
        FilePath workspace = workspace();
        if (workspace == null) {
            return null;
        }
        Launcher launcher = variables.get(Launcher.class);
        if (launcher == null) {
            launcher = workspace.createLauncher(listener());
        }
        LauncherDecorator decorator = variables.get(LauncherDecorator.class);
        return decorator == null ? launcher : decorator.decorate(launcher, (Node) find(Node.class));
    }

    private EnvVars environment() throws IOException, InterruptedException {
        TaskListener listener = listener();
        EnvVars build = new EnvVars(((Run<?, ?>) owner.getExecutable()).getEnvironment(listener));
        build.overrideAll(RunningEngines.of(owner).program().environment);
        EnvVars agent = variables.get(EnvVars.class);
        return EnvironmentExpander.getEffectiveEnvironment(build, agent == null ? new EnvVars() : agent,
                variables.get(EnvironmentExpander.class), step, listener);
    }
}
