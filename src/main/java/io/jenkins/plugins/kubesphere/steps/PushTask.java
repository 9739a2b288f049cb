package io.jenkins.plugins.kubesphere.steps;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.push.ImagePush;
import io.jenkins.plugins.kubesphere.image.push.PushMemory;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.steps.source.RegistryAccess;
import io.jenkins.plugins.kubesphere.steps.source.SourceOptions;
import io.jenkins.plugins.kubesphere.steps.source.SourceSpec;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/** The push itself, run where the data is. It is made of values only and gives a value back. */
final class PushTask extends MasterToSlaveFileCallable<PushResult> {

    private static final long serialVersionUID = 1L;

    /** What pushes from this agent have learnt, as long as its process lives. */
    static final PushMemory MEMORY = new PushMemory();

    private final SourceSpec source;
    private final SourceOptions options;
    private final PushPlace place;
    private final ArrayList<String> tags;
    private final String push;

    /** @param push names the push, the same for all its attempts */
    PushTask(SourceSpec source, SourceOptions options, PushPlace place, List<String> tags, String push) {
        this.source = source;
        this.options = options;
        this.place = place;
        this.tags = new ArrayList<>(tags);
        this.push = push;
    }

    @Override
    public PushResult invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        PushLog log = place.log();
        RegistryAccess registries = reference -> place.connect(reference.registry(), log);
        try (ImageSource opened = source.open(workspace.toPath(), registries, options);
                Registry registry = place.connect(log)) {
            return new ImagePush(registry, place.target(), log, ImagePush.PARALLELISM, MEMORY, MEMORY.arrivals(push)).push(opened.image(), tags);
        }
    }
}
