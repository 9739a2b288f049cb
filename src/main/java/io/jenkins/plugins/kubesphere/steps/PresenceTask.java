package io.jenkins.plugins.kubesphere.steps;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.push.ImagePush;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/** Sets the tags, on the agent, if the repository has an engine's image already; gives null if its bytes are needed. */
final class PresenceTask extends MasterToSlaveFileCallable<PushResult> {

    private static final long serialVersionUID = 1L;

    private final Digest id;
    private final Compression compression;
    private final PushPlace place;
    private final ArrayList<String> tags;
    private final String push;

    /** @param push names the push, the same for all its attempts */
    PresenceTask(Digest id, Compression compression, PushPlace place, List<String> tags, String push) {
        this.id = id;
        this.compression = compression;
        this.place = place;
        this.tags = new ArrayList<>(tags);
        this.push = push;
    }

    @Override
    public PushResult invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        PushLog log = place.log();
        try (Registry registry = place.connect(log)) {
            return new ImagePush(registry, place.target(), log, ImagePush.PARALLELISM, PushTask.MEMORY, PushTask.MEMORY.arrivals(push))
                    .pushIfPresent(id, compression, tags)
                    .orElse(null);
        }
    }
}
