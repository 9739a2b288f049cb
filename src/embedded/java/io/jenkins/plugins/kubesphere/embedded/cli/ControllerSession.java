package io.jenkins.plugins.kubesphere.embedded.cli;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kubesphere.embedded.EmbeddedController;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import picocli.CommandLine;

/** A locked home with its running controller. */
final class ControllerSession implements AutoCloseable {
    private final HomeLock lock;
    private final EmbeddedController controller;

    private ControllerSession(HomeLock lock, EmbeddedController controller) {
        this.lock = lock;
        this.controller = controller;
    }

    /**
     * Builds that were interrupted in this home go on as soon as it is started.
     *
     * @throws CommandFailedException when the controller does not start
     */
    static ControllerSession start(Path home, CommandLine command) throws CommandFailedException, IOException {
        return start(home, HomeLock.take(home, command));
    }

    /** With a home that is locked already; the session lets go of it. */
    static ControllerSession start(Path home, HomeLock lock) throws CommandFailedException, IOException {
        try {
            return new ControllerSession(lock, EmbeddedController.start(home));
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw new CommandFailedException(Messages.RunCommand_StartFailed(home, String.valueOf(failed.getMessage())), failed);
        }
    }

    /** Says where the pages are; links in logs and {@code BUILD_URL} begin with it. */
    void reachedAt(URI address) {
        JenkinsLocationConfiguration.get().setUrl(address.toString());
    }

    Jenkins jenkins() {
        return controller.jenkins();
    }

    /** Puts each into the store of Jenkins; one with the same id is replaced. */
    void store(List<? extends StandardCredentials> credentials) throws IOException {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            CredentialsStore store = CredentialsProvider.lookupStores(jenkins()).iterator().next();
            for (StandardCredentials one : credentials) {
                for (Credentials other : List.copyOf(store.getCredentials(Domain.global()))) {
                    if (other instanceof StandardCredentials standard && standard.getId().equals(one.getId())) {
                        store.removeCredentials(Domain.global(), other);
                    }
                }
                store.addCredentials(Domain.global(), one);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            controller.close();
        } finally {
            lock.close();
        }
    }
}
