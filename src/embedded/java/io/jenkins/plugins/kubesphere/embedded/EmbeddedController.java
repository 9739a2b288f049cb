package io.jenkins.plugins.kubesphere.embedded;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Hudson;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kubesphere.embedded.agents.LocalAgent;
import io.jenkins.plugins.kubesphere.embedded.agents.LocalAgents;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import org.jvnet.hudson.reactor.ReactorException;

/** A running controller in this process. One at a time; close it before the next. */
public final class EmbeddedController implements AutoCloseable {

    private static EmbeddedOptions starting;

    private final Jenkins jenkins;
    private final FileChannel lockFile;

    private EmbeddedController(Jenkins jenkins, FileChannel lockFile) {
        this.jenkins = jenkins;
        this.lockFile = lockFile;
    }

    public static EmbeddedController start(Path home) throws IOException {
        return start(EmbeddedOptions.home(home));
    }

    /**
     * Starts a controller; when this returns, its jobs are loaded and its builds go on.
     *
     * @throws IOException when the home cannot be used, because another process has it, for example
     */
    public static synchronized EmbeddedController start(EmbeddedOptions options) throws IOException {
        Path home = options.home().toAbsolutePath();
        Files.createDirectories(home);
        FileChannel lockFile = FileChannel.open(home.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean started = false;
        starting = options;
        try {
            if (!locked(lockFile)) {
                throw new IOException("Another controller uses " + home + ": stop it, or choose another home");
            }
            Jenkins jenkins = new Hudson(home.toFile(), null);
            started = true;
            return new EmbeddedController(jenkins, lockFile);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The start of the controller was interrupted", e);
        } catch (ReactorException e) {
            throw new IOException("The controller did not start: " + e.getMessage(), e);
        } finally {
            starting = null;
            if (!started) {
                lockFile.close();
            }
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** Applies the options while the controller starts: after its configuration, before its jobs. */
    @Initializer(after = InitMilestone.SYSTEM_CONFIG_ADAPTED, before = InitMilestone.JOB_LOADED)
    public static void applyOptions(Jenkins jenkins) {
        EmbeddedOptions options = starting;
        if (options == null) {
            return;
        }
        if (options.rootUrl() != null) {
            JenkinsLocationConfiguration.get().setUrl(options.rootUrl());
        }
        LocalAgent agent = new LocalAgent("local", jenkins.getRootDir(), options.executors(), options.labels(), options.anyLabel());
        LocalAgents.start(jenkins, agent);
        options.beforeItems().accept(jenkins);
    }

    public Jenkins jenkins() {
        return jenkins;
    }

    public Path home() {
        return jenkins.getRootDir().toPath();
    }

    /** Stops the controller; builds that can go on later are suspended. */
    @Override
    public void close() throws IOException {
        try (FileChannel release = lockFile;
                ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            jenkins.cleanUp();
        }
    }
}
