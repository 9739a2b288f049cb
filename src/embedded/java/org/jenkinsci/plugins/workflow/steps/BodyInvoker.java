package org.jenkinsci.plugins.workflow.steps;

import hudson.Launcher;
import hudson.LauncherDecorator;
import hudson.console.ConsoleLogFilter;
import hudson.model.Node;
import hudson.model.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Collection;

/** Prepares one run of a step's body: with which context, and who is told of its end. */
public abstract class BodyInvoker {

    /** Adds an object that the body's steps can ask for by its type. */
    public abstract BodyInvoker withContext(Object override);

    /** Adds several objects. */
    public BodyInvoker withContexts(Object... overrides) {
        for (Object override : overrides) {
            withContext(override);
        }
        return this;
    }

    /** Adds several objects. */
    public BodyInvoker withContexts(Collection<?> overrides) {
        return withContexts(overrides.toArray());
    }

    /** Names this run of the body, as parallel branches do. */
    public abstract BodyInvoker withDisplayName(String name);

    /** Sets who is told when the body ends. */
    public abstract BodyInvoker withCallback(BodyExecutionCallback callback);

    /** Schedules the body. */
    public abstract BodyExecution start();

    /** A filter that applies both; either may be null. */
    public static ConsoleLogFilter mergeConsoleLogFilters(ConsoleLogFilter original, ConsoleLogFilter subsequent) {
        return original == null ? subsequent : subsequent == null ? original : new MergedFilter(original, subsequent);
    }

    /** A decorator that applies the original first; either may be null. */
    public static LauncherDecorator mergeLauncherDecorators(LauncherDecorator original, LauncherDecorator subsequent) {
        return original == null ? subsequent : subsequent == null ? original : new MergedLauncherDecorator(original, subsequent);
    }

    private static final class MergedFilter extends ConsoleLogFilter implements Serializable {
        private static final long serialVersionUID = 1L;
        private final ConsoleLogFilter original;
        private final ConsoleLogFilter subsequent;

        MergedFilter(ConsoleLogFilter original, ConsoleLogFilter subsequent) {
            this.original = original;
            this.subsequent = subsequent;
        }

        @Override
        public OutputStream decorateLogger(Run build, OutputStream logger) throws IOException, InterruptedException {
            return subsequent.decorateLogger(build, original.decorateLogger(build, logger));
        }
    }

    private static final class MergedLauncherDecorator extends LauncherDecorator implements Serializable {
        private static final long serialVersionUID = 1L;
        private final LauncherDecorator original;
        private final LauncherDecorator subsequent;

        MergedLauncherDecorator(LauncherDecorator original, LauncherDecorator subsequent) {
            this.original = original;
            this.subsequent = subsequent;
        }

        @Override
        public Launcher decorate(Launcher launcher, Node node) {
            return subsequent.decorate(original.decorate(launcher, node), node);
        }
    }
}
