package io.jenkins.plugins.kubesphere.steps;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.kubesphere.image.PassingImage;
import io.jenkins.plugins.kubesphere.image.push.ImagePush;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.source.NamedPipe;
import io.jenkins.plugins.kubesphere.steps.source.EngineImage;
import io.jenkins.plugins.kubesphere.steps.source.SourceOptions;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/** Pushes, on the agent, what a process writes into the named pipe that this is called with. */
final class PipedPushTask extends MasterToSlaveFileCallable<PushResult> {

    private static final long serialVersionUID = 1L;

    private final EngineImage image;
    private final SourceOptions options;
    private final PushPlace place;
    private final ArrayList<String> tags;
    private final String push;

    /** @param push names the push, the same for all its attempts */
    PipedPushTask(EngineImage image, SourceOptions options, PushPlace place, List<String> tags, String push) {
        this.image = image;
        this.options = options;
        this.place = place;
        this.tags = new ArrayList<>(tags);
        this.push = push;
    }

    @Override
    public PushResult invoke(File pipe, VirtualChannel channel) throws IOException, InterruptedException {
        PushLog log = place.log();
        try (PassingImage passing = image.passing(NamedPipe.open(pipe.toPath()), options);
                Registry registry = place.connect(log)) {
            return new ImagePush(registry, place.target(), log, ImagePush.PARALLELISM, PushTask.MEMORY, PushTask.MEMORY.arrivals(push)).push(passing, tags);
        }
    }
}
