package io.jenkins.plugins.kubesphere.steps;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.push.ImagePush;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.DockerConfig;
import io.jenkins.plugins.kubesphere.image.registry.Endpoint;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RetryPolicy;
import io.jenkins.plugins.kubesphere.steps.source.RegistryAccess;
import io.jenkins.plugins.kubesphere.steps.source.SourceOptions;
import io.jenkins.plugins.kubesphere.steps.source.SourceSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.MasterToSlaveFileCallable;

/** The push itself, run where the data is. It is made of values only and gives a value back. */
final class PushTask extends MasterToSlaveFileCallable<PushResult> {

    private static final long serialVersionUID = 1L;

    private final SourceSpec source;
    private final SourceOptions options;
    private final ImageReference target;
    private final ArrayList<String> tags;
    private final boolean insecure;
    private final Access access;
    private final String dockerConfig;
    private final RetryPolicy policy;
    private final TaskListener listener;

    /** @param dockerConfig directory of the agent where a Docker client keeps credentials, used where {@code access} is anonymous; or null */
    PushTask(
            SourceSpec source, SourceOptions options, ImageReference target, List<String> tags, boolean insecure, Access access, String dockerConfig, RetryPolicy policy,
            TaskListener listener) {
        this.source = source;
        this.options = options;
        this.target = target;
        this.tags = new ArrayList<>(tags);
        this.insecure = insecure;
        this.access = access;
        this.dockerConfig = dockerConfig;
        this.policy = policy;
        this.listener = listener;
    }

    @Override
    public PushResult invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        PushLog log = new PushLog(listener.getLogger(), System::nanoTime);
        RegistryAccess registries = reference -> connect(reference.registry(), log);
        try (ImageSource opened = source.open(workspace.toPath(), registries, options);
                Registry registry = connect(target.registry(), log)) {
            return new ImagePush(registry, target, log, ImagePush.PARALLELISM).push(opened.image(), tags);
        }
    }

    private Registry connect(String host, PushLog log) throws IOException, InterruptedException {
        boolean own = host.equals(target.registry());
        return Registry.connect(new Endpoint(host, own && insecure), own && !isAnonymous() ? access : configured(host), policy, log::retrying);
    }

    private boolean isAnonymous() {
        return access instanceof Access.Anonymous;
    }

    private Access configured(String host) throws IOException {
        Optional<Access.Password> found = dockerConfig == null ? Optional.empty() : DockerConfig.find(Path.of(dockerConfig), host);
        return found.isPresent() ? found.get() : new Access.Anonymous();
    }
}
