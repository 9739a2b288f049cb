package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Attachment;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.Manifest;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<Attachment> attachments = attachments(manifests);
        List<Blob> blobs = blobs(manifests);
        if (!PushPlan.isKnown(blobs)) {
            for (Image each : manifests) {
                new PreviousImage(registry, target.repository()).teach(each, tags);
            }
        }
        Map<String, Digest> before = new HashMap<>();
        if (attachments.isEmpty() && PushPlan.isKnown(blobs) && isPresent(image.manifest().descriptor().digest(), tags, before)) {
            blobs.stream().map(blob -> blob.known().orElseThrow()).distinct().forEach(blob -> skipped.addAndGet(blob.size()));
        } else {
            for (Attachment each : attachments) {
                blobs.addAll(blobs(flatten(each.image())));
            }
            listener.accept(new Progress.Started(blobs.size(), sizeOfKnown(blobs)));
            new BlobTransfer(registry, target, listener, uploaded, mounted, skipped).transfer(PushPlan.order(blobs), parallelism);
            storeManifests(manifests);
            for (Attachment each : attachments) {
                List<Image> parts = flatten(each.image());
                storeManifests(parts.subList(0, parts.size() - 1));
                new AttachmentPush(registry, target.repository()).store(each);
            }
        }
        return finish(image, manifests, tags, before);
    }

    /**
     * Whether the image is there. A tag that points to it says so, which is one question for the common push that changes nothing; else the
     * digest is asked for.
     *
     * @param before what the tags point to is written here
     */
    private boolean isPresent(Digest digest, List<String> tags, Map<String, Digest> before) throws IOException, InterruptedException {
        for (String tag : tags) {
            registry.manifestDigest(target.repository(), tag).ifPresent(current -> before.put(tag, current));
        }
        return before.containsValue(digest) || registry.manifestDigest(target.repository(), digest.toString()).isPresent();
    }

    private void storeManifests(List<Image> manifests) throws IOException, InterruptedException {
        for (Image each : manifests) {
            Manifest manifest = each.manifest();
            registry.pushManifest(target.repository(), manifest, manifest.descriptor().digest().toString());
        }
    }

    private PushResult finish(Image image, List<Image> manifests, List<String> tags, Map<String, Digest> before)
            throws IOException, InterruptedException {
        Manifest root = image.manifest();
        Digest digest = root.descriptor().digest();
        listener.accept(new Progress.Stored(digest));
        List<String> references = new ArrayList<>();
        for (String tag : tags) {
            Progress.Tagged tagged = new Progress.Tagged(tag, digest, Optional.ofNullable(before.get(tag)));
            if (!tagged.unchanged()) {
                registry.pushManifest(target.repository(), root, tag);
            }
            references.add(target.withTag(tag).toString());
            listener.accept(tagged);
        }
        Optional<Digest> config = image.blobs().isEmpty()
                ? Optional.empty()
                : image.blobs().get(image.blobs().size() - 1).known().map(Descriptor::digest);
        return new PushResult(
                digest, config.orElse(null), references, size(manifests), uploaded.get(), mounted.get(), skipped.get());
    }

    private static List<Blob> blobs(List<Image> manifests) throws IOException {
        List<Blob> blobs = new ArrayList<>();
        for (Image each : manifests) {
            blobs.addAll(each.blobs());
        }
        return blobs;
    }

    /** What is attached to any of the manifests, and to what is attached. */
    private static List<Attachment> attachments(List<Image> manifests) throws IOException {
        List<Attachment> all = new ArrayList<>();
        for (Image each : manifests) {
            for (Attachment attachment : each.attachments()) {
                all.add(attachment);
                all.addAll(attachments(flatten(attachment.image())));
            }
        }
        return all;
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
