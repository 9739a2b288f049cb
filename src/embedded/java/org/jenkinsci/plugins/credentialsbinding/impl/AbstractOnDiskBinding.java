package org.jenkinsci.plugins.credentialsbinding.impl;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.credentialsbinding.Binding;

/** A binding whose variable is the path of a temporary file. */
public abstract class AbstractOnDiskBinding<C extends StandardCredentials> extends Binding<C> {

    protected AbstractOnDiskBinding(String variable, String credentialsId) {
        super(variable, credentialsId);
    }

    /** Writes the secret into the directory. */
    protected abstract FilePath write(C credentials, FilePath directory) throws IOException, InterruptedException;

    @Override
    public final SingleEnvironment bindSingle(@NonNull Run<?, ?> build, @Nullable FilePath workspace, @Nullable Launcher launcher,
            @NonNull TaskListener listener) throws IOException, InterruptedException {
        if (workspace == null) {
            throw new AbortException("Binding '" + getVariable() + "' writes a file and so needs an agent: put it inside node { }");
        }
        UnbindableDir directory = UnbindableDir.create(workspace);
        FilePath file = write(getCredentials(build), directory.getDirPath());
        return new SingleEnvironment(file.getRemote(), directory.getUnbinder());
    }
}
