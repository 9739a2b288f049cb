package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Attachment;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.Manifest;
import io.jenkins.plugins.kubesphere.image.PassingImage;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RegistryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
    private final PushMemory memory;
    private final Arrivals arrivals;
    private final Transferred transferred;

    /** Without memory of other pushes and attempts. */
    public ImagePush(Registry registry, ImageReference target, Progress.Listener listener, int parallelism) {
        this(registry, target, listener, parallelism, new PushMemory(), new Arrivals());
    }

    /**
     * @param target registry and repository; its tag and digest are not looked at
     * @param parallelism how many blobs may travel at the same time
     * @param memory of earlier pushes of this process
     * @param arrivals of earlier attempts at this push
     */
    public ImagePush(Registry registry, ImageReference target, Progress.Listener listener, int parallelism, PushMemory memory, Arrivals arrivals) {
        this.registry = registry;
        this.target = target;
        this.listener = listener;
        this.parallelism = parallelism;
        this.memory = memory;
        this.arrivals = arrivals;
        this.transferred = new Transferred(listener, blob -> memory.stored(target, blob), arrivals);
    }

    /** Publishes the image; the thread may be interrupted at any time. */
    public PushResult push(Image image, List<String> tags) throws IOException, InterruptedException {
        List<Image> manifests = flatten(image);
        List<Attachment> attachments = attachments(manifests);
        List<Blob> blobs = blobs(manifests);
        recognize(manifests, blobs, tags);
        Map<String, Digest> before = new HashMap<>();
        boolean known = attachments.isEmpty() && PushPlan.isKnown(blobs);
        boolean there = known && isPresent(image.manifest().descriptor().digest(), tags, before);
        if (there) {
            blobs.forEach(blob -> transferred.skippedSilently(blob.known().orElseThrow()));
        } else {
            send(manifests, blobs, attachments);
        }
        if (!known) {
            look(tags, before);
        }
        try {
            return finish(image, manifests, tags, before);
        } catch (RegistryException e) {
            Digest digest = image.manifest().descriptor().digest();
            if (!there || e.status() != 400 && e.status() != 404 || memory.tags(target, digest).isEmpty()) {
                throw e;
            }
            memory.forget(target, digest);
            return new ImagePush(registry, target, listener, parallelism, memory, arrivals).push(image, tags);
        }
    }

    /**
     * Publishes an image whose layers pass by once. What has been read is in the repository when something fails later, and is recognized
     * when the same image passes again.
     */
    public PushResult push(PassingImage passing, List<String> tags) throws IOException, InterruptedException {
        Optional<PreviousImage> previous = PreviousImage.find(registry, target.repository(), tags);
        Map<Digest, Descriptor> present = previous.isPresent() ? previous.get().contents() : Map.of();
        listener.accept(new Progress.Started(0, 0));
        ExecutorService threads = threads();
        try {
            new PassingTransfer(registry, target, transferred, memory)
                    .transfer(passing, content -> Optional.ofNullable(present.get(content)).or(() -> memory.compressed(content)), threads);
        } finally {
            threads.shutdownNow();
        }
        return push(passing.image(), tags);
    }

    /**
     * Publishes without reading anything if the repository has the image already, under one of the tags or {@code latest}.
     *
     * @param id digest of the image's configuration or manifest, which engines call its id
     * @param compression that its layers must have, unless the id is that of the manifest
     */
    public Optional<PushResult> pushIfPresent(Digest id, Compression compression, List<String> tags) throws IOException, InterruptedException {
        Optional<PreviousImage> found = PreviousImage.find(registry, target.repository(), tags);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        PreviousImage previous = found.get();
        Digest digest = previous.manifest().descriptor().digest();
        boolean sameForm = previous.layers().stream().allMatch(layer -> compression.isFormOf(layer.mediaType()));
        if (!id.equals(digest) && !(sameForm && id.equals(previous.config().digest()))) {
            return Optional.empty();
        }
        Image image = PresentImage.of(previous);
        image.blobs().forEach(blob -> transferred.skippedSilently(blob.known().orElseThrow()));
        return Optional.of(finish(image, List.of(image), tags, new HashMap<>(Map.of(previous.tag(), digest))));
    }

    private ExecutorService threads() {
        return Executors.newFixedThreadPool(Math.max(1, parallelism), task -> {
            Thread thread = new Thread(task, "push to " + target.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Finds out, without reading layers, what of the image is there already. */
    private void recognize(List<Image> manifests, List<Blob> blobs, List<String> tags) throws IOException, InterruptedException {
        for (Blob blob : blobs) {
            if (blob.known().isEmpty()) {
                blob.content().flatMap(memory::compressed).ifPresent(blob::reuse);
            }
        }
        if (!PushPlan.isKnown(blobs)) {
            Optional<PreviousImage> previous = PreviousImage.find(registry, target.repository(), tags);
            for (Image each : manifests) {
                if (previous.isPresent()) {
                    previous.get().teach(each.blobs());
                }
            }
        }
    }

    private void send(List<Image> manifests, List<Blob> blobs, List<Attachment> attachments) throws IOException, InterruptedException {
        for (Attachment each : attachments) {
            blobs.addAll(blobs(flatten(each.image())));
        }
        List<Blob> missing = PushPlan.order(blobs).stream()
                .filter(blob -> blob.known().isEmpty() || !transferred.has(blob.known().get().digest()))
                .toList();
        listener.accept(new Progress.Started(missing.size(), sizeOfKnown(missing)));
        ExecutorService threads = threads();
        try {
            new BlobTransfer(registry, target, transferred, new BlobMounting(registry, target, transferred, memory)).transfer(missing, threads);
        } finally {
            threads.shutdownNow();
        }
        for (Blob blob : blobs) {
            if (blob.content().isPresent() && blob.known().isPresent()) {
                memory.compressed(blob.content().get(), blob.known().get());
            }
        }
        storeManifests(manifests);
        for (Attachment each : attachments) {
            List<Image> parts = flatten(each.image());
            storeManifests(parts.subList(0, parts.size() - 1));
            new AttachmentPush(registry, target.repository()).store(each);
        }
    }

    /**
     * Whether the image is there. A tag that points to it says so, which is one question for the common push that changes nothing; else the
     * digest is asked for. What was there a while ago is taken to be there still, because sending its manifest under a tag finds out as well:
     * so one more tag is one request.
     *
     * @param before what the tags point to is written here, as far as it is known
     */
    private boolean isPresent(Digest digest, List<String> tags, Map<String, Digest> before) throws IOException, InterruptedException {
        Optional<Set<String>> remembered = memory.tags(target, digest);
        look(remembered.isEmpty() ? tags : tags.stream().filter(remembered.get()::contains).toList(), before);
        return remembered.isPresent()
                || before.containsValue(digest)
                || registry.manifestDigest(target.repository(), digest.toString()).isPresent();
    }

    private void look(List<String> tags, Map<String, Digest> before) throws IOException, InterruptedException {
        for (String tag : tags) {
            registry.manifestDigest(target.repository(), tag).ifPresent(current -> before.put(tag, current));
        }
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
        memory.pushed(target, digest, tags);
        return new PushResult(
                digest, config.orElse(null), references, size(manifests), transferred.uploadedBytes(), transferred.mountedBytes(),
                transferred.skippedBytes());
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
