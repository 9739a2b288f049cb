package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What earlier pushes of this process have learnt, so that the next one asks less: images that were there a while ago, what layers become when they
 * are compressed, and which repository has a blob that another one may be given. Nothing of it is believed without the registry: a tag is set by
 * sending the manifest, which a registry refuses if anything that it names is missing, and a layer is asked for before it is left out.
 */
public final class PushMemory {

    /** Shorter than any registry waits before it removes what no tag points to. */
    private static final Duration VALID = Duration.ofHours(1);

    private static final int MOST_IMAGES = 500;
    private static final int MOST_LAYERS = 5000;
    private static final int MOST_PUSHES = 200;

    private final Map<String, Present> images = new Recent<>(MOST_IMAGES);
    private final Map<Digest, Descriptor> layers = new Recent<>(MOST_LAYERS);
    private final Map<String, String> repositories = new Recent<>(MOST_LAYERS);
    private final Map<String, Arrivals> attempts = new Recent<>(MOST_PUSHES);

    private record Present(Set<String> tags, long nanoTime) {}

    private static String key(ImageReference target, Digest digest) {
        return target.withDigest(digest).toString();
    }

    /** The tags that were set to an image; empty if nothing is known about it. */
    synchronized Optional<Set<String>> tags(ImageReference target, Digest digest) {
        Present present = images.get(key(target, digest));
        boolean valid = present != null && System.nanoTime() - present.nanoTime() < VALID.toNanos();
        return valid ? Optional.of(new TreeSet<>(present.tags())) : Optional.empty();
    }

    /** Remembers that an image is there under these tags. */
    synchronized void pushed(ImageReference target, Digest digest, Iterable<String> tags) {
        Set<String> all = new TreeSet<>(tags(target, digest).orElse(Set.of()));
        tags.forEach(all::add);
        images.put(key(target, digest), new Present(all, System.nanoTime()));
    }

    synchronized void forget(ImageReference target, Digest digest) {
        images.remove(key(target, digest));
    }

    /** Remembers what a layer has become. */
    synchronized void compressed(Digest content, Descriptor descriptor) {
        layers.put(content, descriptor);
    }

    synchronized Optional<Descriptor> compressed(Digest content) {
        return Optional.ofNullable(layers.get(content));
    }

    /** Remembers that the target's repository has a blob. */
    synchronized void stored(ImageReference target, Digest blob) {
        repositories.put(target.registry() + "@" + blob, target.repository());
    }

    /** Another repository of the target's registry that had the blob. */
    synchronized Optional<String> repository(ImageReference target, Digest blob) {
        return Optional.ofNullable(repositories.get(target.registry() + "@" + blob)).filter(known -> !known.equals(target.repository()));
    }

    synchronized void forgetBlob(ImageReference target, Digest blob) {
        repositories.remove(target.registry() + "@" + blob);
    }

    /**
     * What earlier attempts at a push have sent.
     *
     * @param push names the push, the same for all its attempts
     */
    public synchronized Arrivals arrivals(String push) {
        return attempts.computeIfAbsent(push, first -> new Arrivals());
    }

    /** Drops what has not been used for longest. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
