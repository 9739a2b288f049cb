package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The decisions of a push as functions of data. */
final class PushPlan {

    private PushPlan() {}

    /** Which blobs to look at: each digest once, the largest first so that the last one does not keep everybody waiting. */
    static List<Blob> order(List<Blob> blobs) {
        Set<Digest> seen = new LinkedHashSet<>();
        List<Blob> once = new ArrayList<>();
        for (Blob blob : blobs) {
            if (blob.known().isEmpty() || seen.add(blob.known().get().digest())) {
                once.add(blob);
            }
        }
        once.sort(Comparator.comparingLong(PushPlan::weight).reversed());
        return once;
    }

    /** A blob of unknown size is a layer that still has to be compressed: start with those. */
    private static long weight(Blob blob) {
        return blob.known().map(Descriptor::size).orElse(Long.MAX_VALUE);
    }

    /** The repository to mount a blob from, if the registry has it in another one. */
    static Optional<String> mountFrom(Blob blob, ImageReference target) {
        return blob.origin()
                .filter(origin -> origin.registry().equals(target.registry()) && !origin.repository().equals(target.repository()))
                .map(ImageReference::repository);
    }

    /** Whether the manifest can be had without reading layers, so that the registry can be asked for it before anything is read. */
    static boolean isKnown(List<Blob> blobs) {
        return blobs.stream().allMatch(blob -> blob.known().isPresent());
    }
}
