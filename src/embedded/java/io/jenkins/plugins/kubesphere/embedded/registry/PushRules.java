package io.jenkins.plugins.kubesphere.embedded.registry;

import io.jenkins.plugins.kubesphere.harbor.DoubleStar;
import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * What Harbor checks before it takes something: the project is there and not a proxy cache, has room, its tags may move, and nobody made the
 * system read-only.
 */
final class PushRules {

    private final ContentStore store;
    private final HarborState state;
    private final boolean harbor;

    PushRules(ContentStore store, HarborState state, boolean harbor) {
        this.store = store;
        this.state = state;
        this.harbor = harbor;
    }

    static String projectOf(String repository) {
        int slash = repository.indexOf('/');
        return slash < 0 ? repository : repository.substring(0, slash);
    }

    void mayWrite(String repository) throws Refusal {
        if (!harbor) {
            return;
        }
        if (state.readOnly()) {
            throw new Refusal(403, "DENIED", "The system is in read only mode. Any modification is prohibited.");
        }
        Project project = project(repository);
        if (project.proxyCache) {
            throw new Refusal(403, "DENIED", "denied: can not push artifact to a proxy project: " + project.name);
        }
    }

    private Project project(String repository) throws Refusal {
        String name = projectOf(repository);
        return state.project(name).orElseThrow(() -> Refusal.notFound("NOT_FOUND", "project " + name + " not found"));
    }

    void hasRoomFor(String repository, long bytes) throws Refusal, IOException {
        if (!harbor) {
            return;
        }
        Project project = project(repository);
        long used = store.usage(project.name);
        if (project.storageLimit >= 0 && used + bytes > project.storageLimit) {
            throw new Refusal(403, "DENIED", "adding " + inWords(bytes) + " of storage resource, which when updated to current usage of "
                    + inWords(used) + " will exceed the configured upper limit of " + inWords(project.storageLimit) + ".");
        }
    }

    private static String inWords(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024) {
            amount /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %ciB", amount, "KMGTPE".charAt(unit - 1));
    }

    /** A tag that a rule protects cannot be put at all once it is there, not even to what it points to. */
    void mayMove(String repository, String tag) throws Refusal, IOException {
        if (!harbor) {
            return;
        }
        Optional<Digest> present = store.tag(repository, tag);
        boolean fixed = project(repository).immutableTags.stream().anyMatch(pattern -> DoubleStar.matches(pattern, tag));
        if (fixed && present.isPresent()) {
            String inside = repository.substring(repository.indexOf('/') + 1);
            throw new Refusal(412, "PRECONDITION", "Failed to process request due to '" + inside + ":" + tag + "' configured as immutable.");
        }
    }
}
