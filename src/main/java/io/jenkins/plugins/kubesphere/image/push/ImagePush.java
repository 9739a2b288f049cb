package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.Manifest;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Publishes one image in one repository under any number of tags. Blobs first, then manifests by digest, then tags: whatever fails before
 * the last phase leaves no tag moved. Doing it again does only what is missing.
 */
public final class ImagePush {

    /** How many blobs travel at the same time where nobody says otherwise. */
    public static final int PARALLELISM = 4;

    private final Registry registry;
    private final ImageReference target;
    private final Progress.Listener listener;
    private final int parallelism;
    private final AtomicLong uploaded = new AtomicLong();
    private final AtomicLong mounted = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();

    /**
     * @param target registry and repository; its tag and digest are not looked at
     * @param parallelism how many blobs may travel at the same time
     */
    public ImagePush(Registry registry, ImageReference target, Progress.Listener listener, int parallelism) {
        this.registry = registry;
        this.target = target;
        this.listener = listener;
        this.parallelism = parallelism;
    }

    /** Publishes the image; the thread may be interrupted at any time. */
    public PushResult push(Image image, List<String> tags) throws IOException, InterruptedException {
        List<Image> manifests = flatten(image);
        List<Blob> blobs = new ArrayList<>();
        for (Image each : manifests) {
            blobs.addAll(each.blobs());
        }
        List<String> moving = new ArrayList<>(tags);
        boolean present = false;
        if (PushPlan.isKnown(blobs)) {
            Digest digest = image.manifest().descriptor().digest();
            moving.removeAll(pointingTo(digest, tags));
            present = moving.size() < tags.size() || registry.manifestDigest(target.repository(), digest.toString()).isPresent();
        }
        if (present) {
            blobs.stream().map(blob -> blob.known().orElseThrow()).distinct().forEach(this::skip);
        } else {
            listener.accept(new Progress.Started(blobs.size(), sizeOfKnown(blobs)));
            new BlobTransfer(registry, target, listener, uploaded, mounted, skipped).transfer(PushPlan.order(blobs), parallelism);
            storeManifests(manifests);
        }
        return finish(image, manifests, tags, moving);
    }

    /** One question where the first tag is there already, which is the common case of a push that changes nothing. */
    private List<String> pointingTo(Digest digest, List<String> tags) throws IOException, InterruptedException {
        List<String> same = new ArrayList<>();
        for (String tag : tags) {
            Optional<Digest> current = registry.manifestDigest(target.repository(), tag);
            if (current.isPresent() && current.get().equals(digest)) {
                same.add(tag);
            }
        }
        return same;
    }

    private void skip(Descriptor blob) {
        skipped.addAndGet(blob.size());
    }

    private void storeManifests(List<Image> manifests) throws IOException, InterruptedException {
        for (Image each : manifests) {
            Manifest manifest = each.manifest();
            registry.pushManifest(target.repository(), manifest, manifest.descriptor().digest().toString());
        }
    }

    private PushResult finish(Image image, List<Image> manifests, List<String> tags, List<String> moving) throws IOException, InterruptedException {
        Manifest root = image.manifest();
        Digest digest = root.descriptor().digest();
        listener.accept(new Progress.Stored(digest));
        List<String> references = new ArrayList<>();
        for (String tag : tags) {
            if (moving.contains(tag)) {
                registry.pushManifest(target.repository(), root, tag);
            }
            references.add(target.withTag(tag).toString());
            listener.accept(new Progress.Tagged(tag, !moving.contains(tag)));
        }
        return new PushResult(digest, references, size(manifests), uploaded.get(), mounted.get(), skipped.get());
    }

    /** Members before the index that lists them, as registries demand. */
    private static List<Image> flatten(Image image) throws IOException {
        List<Image> all = new ArrayList<>();
        for (Image member : image.members()) {
            all.addAll(flatten(member));
        }
        all.add(image);
        return all;
    }

    private static long sizeOfKnown(List<Blob> blobs) {
        return blobs.stream().flatMap(blob -> blob.known().stream()).distinct().mapToLong(Descriptor::size).sum();
    }

    private static long size(List<Image> manifests) throws IOException {
        long size = 0;
        for (Image each : manifests) {
            size += each.manifest().bytes().length;
            size += sizeOfKnown(each.blobs());
        }
        return size;
    }
}
