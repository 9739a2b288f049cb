package io.jenkins.plugins.kubesphere.steps.source;

import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.PassingImage;
import io.jenkins.plugins.kubesphere.image.source.DockerStreamSource;
import io.jenkins.plugins.kubesphere.image.source.PlatformChoice;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image in an engine, as the engine's client describes it.
 *
 * @param image name or id
 * @param client the program that was found, {@code docker} or {@code podman}
 * @param id digest of its configuration, or of its manifest where the engine keeps that; null if the client did not say
 * @param diffIds digests of its uncompressed layers, the lowest first; empty if the client did not say
 */
public record EngineImage(String image, String client, Digest id, ArrayList<Digest> diffIds) implements SourceSpec {

    /** What {@link #INSPECT} prints: the client, the id and a JSON list of digests. */
    private static final Pattern DESCRIPTION = Pattern.compile("(?m)^(docker|podman) (?:sha256:)?([0-9a-f]{64}) \\[([^\\]]*)]\\s*$");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /** Shell text: finds the client, checks that the image {@code $1} is there and describes it. */
    static final String INSPECT = "c=docker; command -v docker >/dev/null 2>&1 || c=podman; printf '%s ' \"$c\"; "
            + "exec \"$c\" image inspect --format '{{.Id}} {{json .RootFS.Layers}}' \"$1\"";

    /** Shell text: client {@code $1} writes image {@code $2} into pipe {@code $3}. */
    static final String SAVE = "{ echo begin; exec \"$1\" save \"$2\"; } >\"$3\"";

    static EngineImage parse(String image, String description) {
        Matcher parts = DESCRIPTION.matcher(description);
        if (!parts.find()) {
            return new EngineImage(image, description.startsWith("podman ") ? "podman" : "docker", null, new ArrayList<>());
        }
        ArrayList<Digest> diffIds = new ArrayList<>();
        Matcher digests = DIGEST.matcher(parts.group(3));
        while (digests.find()) {
            diffIds.add(Digest.parse(digests.group()));
        }
        return new EngineImage(image, parts.group(1), new Digest("sha256", parts.group(2)), diffIds);
    }

    /** The output of the client's {@code save}, as an image. */
    public PassingImage passing(InputStream saved, SourceOptions options) {
        List<Digest> known = List.copyOf(diffIds);
        return PlatformChoice.narrow(new DockerStreamSource(saved, client + " save " + image, options.compression(), known), options.platforms(), image);
    }

    public Optional<Digest> knownId() {
        return Optional.ofNullable(id);
    }

    @Override
    public ImageSource open(Path workspace, RegistryAccess registries, SourceOptions options) throws ImageException {
        throw new ImageException(Messages.PushSource_noLauncher());
    }

    @Override
    public String describe() {
        return Messages.DockerImagePushSource_describe(image);
    }
}
