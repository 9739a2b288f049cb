package io.jenkins.plugins.kubesphere.steps;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.kubesphere.image.source.NamedPipe;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import jenkins.MasterToSlaveFileCallable;

/** Makes a named pipe on the agent, in the place that this is called with. */
final class PipeTask extends MasterToSlaveFileCallable<Void> {

    private static final long serialVersionUID = 1L;

    @Override
    public Void invoke(File pipe, VirtualChannel channel) throws IOException, InterruptedException {
        Files.createDirectories(pipe.toPath().toAbsolutePath().getParent());
        NamedPipe.create(pipe.toPath());
        return null;
    }
}
