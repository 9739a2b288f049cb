package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** What happens during a push, as values that a log, a page or a test can each listen to. Events may come from several threads. */
public sealed interface Progress {

    /** The blobs to look at are known; those of a layer whose size is learnt on the way count as zero bytes. */
    record Started(int blobs, long bytes) implements Progress {}

    /** The registry has the blob already. */
    record Skipped(Descriptor blob) implements Progress {}

    /** The registry has taken the blob from another of its repositories. */
    record Mounted(Descriptor blob, String from) implements Progress {}

    /** @param total bytes sent so far of all blobs together */
    record Sent(long total) implements Progress {}

    /** A blob has arrived. */
    record Uploaded(Descriptor blob, Duration time) implements Progress {}

    /** A request is tried again after a pause. */
    record Retrying(String what, String why, Duration pause) implements Progress {}

    /** Every blob and manifest is there; the tags follow. */
    record Stored(Digest digest) implements Progress {}

    /** @param before what the tag pointed to, empty if it is new; the digest itself if nothing had to be done */
    record Tagged(String tag, Digest digest, Optional<Digest> before) implements Progress {

        public boolean unchanged() {
            return before.isPresent() && before.get().equals(digest);
        }
    }

    /** Takes events; must be quick. */
    interface Listener extends Consumer<Progress> {}
}
