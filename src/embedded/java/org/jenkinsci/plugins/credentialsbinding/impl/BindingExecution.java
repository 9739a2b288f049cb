package org.jenkinsci.plugins.credentialsbinding.impl;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.jenkinsci.plugins.credentialsbinding.masking.SecretPatterns;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Binds before the block, unbinds after it, however it ends. */
final class BindingExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private final transient List<MultiBinding<?>> bindings;

    BindingExecution(StepContext context, List<MultiBinding<?>> bindings) {
        super(context);
        this.bindings = bindings;
    }

    @Override
    public boolean start() throws Exception {
        StepContext context = getContext();
        Run<?, ?> run = context.get(Run.class);
        TaskListener listener = context.get(TaskListener.class);
        FilePath workspace = context.get(FilePath.class);
        Launcher launcher = context.get(Launcher.class);

        Map<String, String> secret = new LinkedHashMap<>();
        Map<String, String> open = new LinkedHashMap<>();
        List<MultiBinding.Unbinder> unbinders = new ArrayList<>();
        try {
            for (MultiBinding<?> binding : bindings) {
                MultiBinding.MultiEnvironment environment = binding.bind(run, workspace, launcher, listener);
                unbinders.add(environment.getUnbinder());
                secret.putAll(environment.getSecretValues());
                open.putAll(environment.getPublicValues());
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            unbind(unbinders, run, workspace, launcher, listener);
            throw e;
        }
        if (!secret.isEmpty()) {
            String names = secret.keySet().stream().map(name -> "$" + name).collect(Collectors.joining(" or "));
            listener.getLogger().println("Masking supported pattern matches of " + names);
        }
        context.newBodyInvoker()
                .withContext(EnvironmentExpander.merge(context.get(EnvironmentExpander.class), new Variables(secret, open)))
                .withContext(BodyInvoker.mergeConsoleLogFilters(context.get(ConsoleLogFilter.class), new Masking(secret.values())))
                .withCallback(new Unbind(unbinders))
                .start();
        return false;
    }

    private static void unbind(List<MultiBinding.Unbinder> unbinders, Run<?, ?> run, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        for (MultiBinding.Unbinder unbinder : unbinders) {
            unbinder.unbind(run, workspace, launcher, listener);
        }
    }

    /** The variables; secret ones are kept encrypted, as this becomes part of the build's written state. */
    private static final class Variables extends EnvironmentExpander {

        private static final long serialVersionUID = 1L;

        private final LinkedHashMap<String, String> encrypted = new LinkedHashMap<>();
        private final LinkedHashMap<String, String> open;

        Variables(Map<String, String> secret, Map<String, String> open) {
            secret.forEach((name, value) -> encrypted.put(name, Secret.fromString(value).getEncryptedValue()));
            this.open = new LinkedHashMap<>(open);
        }

        @Override
        public void expand(EnvVars env) {
            env.putAll(open);
            encrypted.forEach((name, value) -> env.put(name, Secret.toString(Secret.decrypt(value))));
        }

        @Override
        public Set<String> getSensitiveVariables() {
            return Set.copyOf(encrypted.keySet());
        }
    }

    /** Hides the values in everything the block logs. */
    private static final class Masking extends ConsoleLogFilter implements Serializable {

        private static final long serialVersionUID = 1L;

        private final ArrayList<String> encrypted = new ArrayList<>();
        private transient volatile Pattern pattern;

        Masking(Iterable<String> secrets) {
            secrets.forEach(secret -> encrypted.add(Secret.fromString(secret).getEncryptedValue()));
        }

        private Pattern pattern() {
            if (pattern == null) {
                pattern = SecretPatterns.getAggregateSecretPattern(
                        encrypted.stream().map(value -> Secret.toString(Secret.decrypt(value))).toList());
            }
            return pattern;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public OutputStream decorateLogger(Run build, OutputStream logger) {
            return new SecretPatterns.MaskingOutputStream(logger, this::pattern, StandardCharsets.UTF_8.name());
        }
    }

    /** After the block. */
    private static final class Unbind extends BodyExecutionCallback.TailCall {

        private static final long serialVersionUID = 1L;

        private final ArrayList<MultiBinding.Unbinder> unbinders;

        Unbind(List<MultiBinding.Unbinder> unbinders) {
            this.unbinders = new ArrayList<>(unbinders);
        }

        @Override
        protected void finished(StepContext context) throws Exception {
            unbind(unbinders, context.get(Run.class), context.get(FilePath.class), context.get(Launcher.class), context.get(TaskListener.class));
        }
    }
}
