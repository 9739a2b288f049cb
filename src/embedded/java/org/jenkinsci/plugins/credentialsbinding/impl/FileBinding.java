package org.jenkinsci.plugins.credentialsbinding.impl;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.FilePath;
import java.io.IOException;
import java.io.InputStream;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code file(credentialsId, variable)}: path of a copy of a secret file. */
public class FileBinding extends AbstractOnDiskBinding<FileCredentials> {

    @DataBoundConstructor
    public FileBinding(String variable, String credentialsId) {
        super(variable, credentialsId);
    }

    @Override
    protected Class<FileCredentials> type() {
        return FileCredentials.class;
    }

    @Override
    protected final FilePath write(FileCredentials credentials, FilePath directory) throws IOException, InterruptedException {
        FilePath file = directory.child(credentials.getFileName());
        try (InputStream content = credentials.getContent()) {
            file.copyFrom(content);
        }
        file.chmod(0400);
        return file;
    }

    /** Descriptor. */
    @Symbol("file")
    @Extension
    public static class DescriptorImpl extends BindingDescriptor<FileCredentials> {

        @Override
        protected Class<FileCredentials> type() {
            return FileCredentials.class;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return "Secret file";
        }
    }
}
