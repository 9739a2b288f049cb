package io.jenkins.plugins.kubesphere.image.real;

import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.push.ImagePush;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.Endpoint;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Pushes with an account, and remembers how often something had to be tried again. */
public final class Pushes {

    private static final RetryPolicy PATIENT = new RetryPolicy(15, Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofMinutes(1));

    private final Access access;
    private final List<String> retries = Collections.synchronizedList(new ArrayList<>());

    public Pushes(Access access) {
        this.access = access;
    }

    public static Pushes anonymous() {
        return new Pushes(new Access.Anonymous());
    }

    /** Why something was tried again, once for each time. */
    public List<String> retries() {
        return List.copyOf(retries);
    }

    public Registry connect(String host) throws IOException, InterruptedException {
        return Registry.connect(new Endpoint(host, false), access, PATIENT, (what, why, pause) -> retries.add(why));
    }

    /** Publishes under the tag of the reference, and under further tags. */
    public PushResult push(ImageSource source, String reference, String... furtherTags) throws IOException, InterruptedException {
        ImageReference target = ImageReference.parse(reference);
        List<String> tags = new ArrayList<>(List.of(target.tag()));
        tags.addAll(List.of(furtherTags));
        try (source; Registry registry = connect(target.registry())) {
            return new ImagePush(registry, target, event -> {}, ImagePush.PARALLELISM).push(source.image(), tags);
        }
    }
}
