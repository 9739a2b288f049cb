package org.jenkinsci.plugins.credentialsbinding;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Turns one credential into one variable. */
public abstract class Binding<C extends StandardCredentials> extends MultiBinding<C> {

    private final String variable;

    protected Binding(String variable, String credentialsId) {
        super(credentialsId);
        this.variable = variable;
    }

    public String getVariable() {
        return variable;
    }

    /** Its value, and how to undo what was made for it. */
    public SingleEnvironment bindSingle(@NonNull Run<?, ?> build, @Nullable FilePath workspace, @Nullable Launcher launcher,
            @NonNull TaskListener listener) throws IOException, InterruptedException {
        throw new IOException(getClass().getName() + " does not say how it binds");
    }

    @Override
    public final MultiEnvironment bind(@NonNull Run<?, ?> build, @Nullable FilePath workspace, @Nullable Launcher launcher,
            @NonNull TaskListener listener) throws IOException, InterruptedException {
        SingleEnvironment environment = bindSingle(build, workspace, launcher, listener);
        return new MultiEnvironment(Map.of(variable, environment.value), environment.unbinder);
    }

    @Override
    public final Set<String> variables(@NonNull Run<?, ?> build) {
        return Set.of(variable);
    }

    /** One value. */
    protected static final class SingleEnvironment {

        private final String value;
        private final Unbinder unbinder;

        public SingleEnvironment(String value) {
            this(value, new NullUnbinder());
        }

        public SingleEnvironment(String value, Unbinder unbinder) {
            this.value = value;
            this.unbinder = unbinder;
        }
    }
}
