package io.jenkins.plugins.kubesphere.bench.push;

import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.push.Arrivals;
import io.jenkins.plugins.kubesphere.image.push.ImagePush;
import io.jenkins.plugins.kubesphere.image.push.PushMemory;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.Endpoint;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RetryPolicy;
import io.jenkins.plugins.kubesphere.image.source.DockerArchiveSource;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Our side: what {@code harborPush} does on the agent, from opening the source to the last tag. */
final class OwnPush {

    private OwnPush() {}

    /** Opens a source; measured with the push. */
    @FunctionalInterface
    interface Opening {
        ImageSource open() throws Exception;
    }

    static PushResult push(Opening source, String host, String repository, String... tags) throws Exception {
        return push(new PushMemory(), source, host, repository, tags);
    }

    /** @param memory of earlier pushes from the same agent */
    static PushResult push(PushMemory memory, Opening source, String host, String repository, String... tags) throws Exception {
        ImageReference target = ImageReference.parse(host + "/" + repository);
        try (ImageSource opened = source.open();
                Registry registry = Registry.connect(
                        new Endpoint(host, false), new Access.Anonymous(), RetryPolicy.DEFAULT, (what, why, pause) -> {
                            throw new IllegalStateException("a retry would spoil the figure: " + what + " " + why);
                        })) {
            return new ImagePush(registry, target, event -> {}, ImagePush.PARALLELISM, memory, new Arrivals()).push(opened.image(), List.of(tags));
        }
    }

    static ImageSource open(Path path, Compression compression) throws Exception {
        return Files.isDirectory(path) ? new OciLayoutSource(path, null) : new DockerArchiveSource(path, null, compression);
    }

    /** Pushes once from a new process and prints the milliseconds: {@code PATH HOST REPOSITORY}. */
    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        push(() -> open(Path.of(args[0]), Compression.GZIP), args[1], args[2], "1");
        System.out.println((System.nanoTime() - start) / 1_000_000);
        System.exit(0);
    }
}
