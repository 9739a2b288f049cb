package org.jenkinsci.plugins.credentialsbinding;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.credentialsbinding.impl.CredentialNotFoundException;

/** Turns one credential into environment variables. */
public abstract class MultiBinding<C extends StandardCredentials> extends AbstractDescribableImpl<MultiBinding<C>> implements ExtensionPoint {

    private final String credentialsId;

    protected MultiBinding(String credentialsId) {
        this.credentialsId = credentialsId;
    }

    /** The kind of credential that fits. */
    protected abstract Class<C> type();

    public final String getCredentialsId() {
        return credentialsId;
    }

    /** Reads the credential and makes what the variables need, for instance a file. */
    public abstract MultiEnvironment bind(@NonNull Run<?, ?> build, @Nullable FilePath workspace, @Nullable Launcher launcher,
            @NonNull TaskListener listener) throws IOException, InterruptedException;

    /** Names of the variables that will be set. */
    public Set<String> variables(@NonNull Run<?, ?> build) throws CredentialNotFoundException {
        return Set.of();
    }

    @NonNull
    protected final C getCredentials(@NonNull Run<?, ?> build) throws CredentialNotFoundException {
        IdCredentials any = CredentialsProvider.findCredentialById(credentialsId, IdCredentials.class, build);
        if (any == null) {
            throw new CredentialNotFoundException("Could not find credentials entry with ID '" + credentialsId + "'");
        }
        if (!type().isInstance(any)) {
            throw new CredentialNotFoundException("Credentials '" + credentialsId + "' is of type '" + any.getDescriptor().getDisplayName()
                    + "' where '" + type().getName() + "' was expected");
        }
        CredentialsProvider.track(build, any);
        return type().cast(any);
    }

    @Override
    public BindingDescriptor<C> getDescriptor() {
        return (BindingDescriptor<C>) super.getDescriptor();
    }

    /** Undoes what {@link #bind} made; written into the build's state. */
    public interface Unbinder extends Serializable {

        void unbind(@NonNull Run<?, ?> build, @Nullable FilePath workspace, @Nullable Launcher launcher, @NonNull TaskListener listener)
                throws IOException, InterruptedException;
    }

    /** Nothing to undo. */
    protected static final class NullUnbinder implements Unbinder {

        private static final long serialVersionUID = 1L;

        protected NullUnbinder() {
        }

        @Override
        public void unbind(@NonNull Run<?, ?> build, @Nullable FilePath workspace, @Nullable Launcher launcher, @NonNull TaskListener listener) {
        }
    }

    /** The variables: secret ones are masked in the log, public ones are not. */
    public static final class MultiEnvironment implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Map<String, String> secretValues;
        private final Map<String, String> publicValues;
        private final Unbinder unbinder;

        public MultiEnvironment(Map<String, String> secretValues) {
            this(secretValues, Map.of());
        }

        public MultiEnvironment(Map<String, String> secretValues, Map<String, String> publicValues) {
            this(secretValues, publicValues, new NullUnbinder());
        }

        public MultiEnvironment(Map<String, String> secretValues, Unbinder unbinder) {
            this(secretValues, Map.of(), unbinder);
        }

        public MultiEnvironment(Map<String, String> secretValues, Map<String, String> publicValues, Unbinder unbinder) {
            this.secretValues = new LinkedHashMap<>(secretValues);
            this.publicValues = new LinkedHashMap<>(publicValues);
            this.unbinder = unbinder;
        }

        public Map<String, String> getSecretValues() {
            return secretValues;
        }

        public Map<String, String> getPublicValues() {
            return publicValues;
        }

        public Unbinder getUnbinder() {
            return unbinder;
        }
    }
}
