package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import java.io.IOException;
import java.util.Optional;

/** Has the registry take blobs from another of its repositories: the one they come from, or one that an earlier push has brought them to. */
final class BlobMounting {

    private final Registry registry;
    private final ImageReference target;
    private final Transferred transferred;
    private final PushMemory memory;

    BlobMounting(Registry registry, ImageReference target, Transferred transferred, PushMemory memory) {
        this.registry = registry;
        this.target = target;
        this.transferred = transferred;
        this.memory = memory;
    }

    /** Whether the repository has the blob now. */
    boolean mount(Blob blob) throws IOException, InterruptedException {
        Descriptor known = blob.known().orElseThrow();
        Optional<String> origin = PushPlan.mountFrom(blob, target);
        if (origin.isPresent() && mount(known, origin.get())) {
            return true;
        }
        Optional<String> remembered = memory.repository(target, known.digest()).filter(registry::mayPullFrom);
        if (remembered.isEmpty() || remembered.equals(origin)) {
            return false;
        }
        boolean mounted = mount(known, remembered.get());
        if (!mounted) {
            memory.forgetBlob(target, known.digest());
        }
        return mounted;
    }

    private boolean mount(Descriptor known, String from) throws IOException, InterruptedException {
        boolean mounted = registry.mount(target.repository(), known.digest(), from);
        if (mounted) {
            transferred.mounted(known, from);
        }
        return mounted;
    }
}
