package io.jenkins.plugins.kubesphere.steps;

import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.DockerConfig;
import io.jenkins.plugins.kubesphere.image.registry.Endpoint;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RetryPolicy;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a push goes and what lets it in, as a value for the agent.
 *
 * @param dockerConfig directory of the agent where a Docker client keeps credentials, used where {@code access} is anonymous; or null
 */
record PushPlace(ImageReference target, boolean insecure, Access access, String dockerConfig, RetryPolicy policy, TaskListener listener)
        implements Serializable {

    PushLog log() {
        return new PushLog(listener.getLogger(), System::nanoTime);
    }

    Registry connect(PushLog log) throws IOException, InterruptedException {
        return connect(target.registry(), log);
    }

    /** Connects to the destination's own registry with what the push has for it, to others with what is known for them. */
    Registry connect(String host, PushLog log) throws IOException, InterruptedException {
        boolean own = host.equals(target.registry());
        boolean given = own && !(access instanceof Access.Anonymous);
        return Registry.connect(new Endpoint(host, own && insecure), given ? access : configured(host), policy, log::retrying);
    }

    private Access configured(String host) throws IOException {
        Optional<Access.Password> found = dockerConfig == null ? Optional.empty() : DockerConfig.find(Path.of(dockerConfig), host);
        return found.isPresent() ? found.get() : new Access.Anonymous();
    }
}
