package io.jenkins.plugins.kubesphere.embedded.registry;

import io.jenkins.plugins.kubesphere.harbor.DoubleStar;
import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.IOException;
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
            throw new Refusal(405, "UNSUPPORTED", "can not push artifact to a proxy project: " + project.name);
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
            throw new Refusal(403, "DENIED", "Quota exceeded when processing the request of adding " + bytes
                    + " B of storage resource, which when updated to current usage of " + used + " B will exceed the configured upper limit of "
                    + project.storageLimit + " B.");
        }
    }

    void mayMove(String repository, String tag, Digest to) throws Refusal, IOException {
        if (!harbor) {
            return;
        }
        Optional<Digest> present = store.tag(repository, tag);
        boolean fixed = project(repository).immutableTags.stream().anyMatch(pattern -> DoubleStar.matches(pattern, tag));
        if (fixed && present.isPresent() && !present.get().equals(to)) {
            throw new Refusal(412, "PRECONDITION", "Failed to process request due to '" + repository + ":" + tag + "' configured as immutable.");
        }
    }
}
