package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Asks the server, document by document, what would happen, and writes nothing. */
final class ReleasePlan {

    private final ClusterConnection cluster;
    private final ReleaseOptions options;
    private final Consumer<String> warnings;
    private final ApplySet set;
    private final LaterPlaces later;

    /** {@code set} is {@code null} for objects that belong to none. */
    ReleasePlan(ClusterConnection cluster, ReleaseOptions options, List<ManifestDocument> documents, ApplySet set, Consumer<String> warnings) {
        this.cluster = cluster;
        this.options = options;
        this.set = set;
        this.warnings = warnings;
        this.later = new LaterPlaces(cluster, documents);
    }

    /**
     * One document's plan.
     *
     * @param change what the listener is told
     * @param live the object as it is, {@code null} when there is none
     */
    record Item(PlannedChange change, ObjectNode live) {
        Resource resource() {
            return change.resource();
        }
    }

    CompletableFuture<List<Item>> make(List<ManifestDocument> documents) {
        // All unknown kinds first: they are mistakes of the manifest, and cheap to find.
        return Async.each(documents, this::resource)
                .thenCompose(resources -> LiveObjects.read(cluster, resources).thenCompose(read ->
                        Async.each(IntStream.range(0, documents.size()).boxed().toList(), i -> item(documents.get(i), resources.get(i), read))));
    }

    private CompletableFuture<Item> item(ManifestDocument written, Resource resource, Map<Resource, Optional<ObjectNode>> read) {
        Optional<ObjectNode> live = read.get(resource);
        return live == null ? item(written, resource, 1) : item(written, resource, live.orElse(null), 1);
    }

    private CompletableFuture<Resource> resource(ManifestDocument document) {
        String namespace = options.namespace().isEmpty() ? cluster.access().namespace() : options.namespace();
        JsonNode definition = later.definition(document);
        if (definition != null) {
            boolean namespaced = definition.at("/spec/scope").asText().equals("Namespaced");
            String own = document.namespace().isEmpty() ? namespace : document.namespace();
            return CompletableFuture.completedFuture(new Resource(document.apiVersion(), document.kind(),
                    definition.at("/spec/names/plural").asText(), namespaced ? own : "", document.name()));
        }
        return Discovery.resource(cluster, document, namespace);
    }

    private CompletableFuture<Item> item(ManifestDocument written, Resource resource, int number) {
        return cluster.get(resource.path()).thenCompose(answer -> {
            if (!answer.isOk() && answer.status() != 404) {
                throw new CompletionException(Refusals.of(cluster, "get", resource, answer));
            }
            return item(written, resource, answer.isOk() ? answer.body() : null, number);
        });
    }

    private CompletableFuture<Item> item(ManifestDocument written, Resource resource, ObjectNode live, int number) {
        ManifestDocument document = set == null ? written : set.member(written, resource, live);
        if (live != null && AppliedFields.isUnchanged(document.object(), live)) {
            return CompletableFuture.completedFuture(new Item(new PlannedChange(resource, document, AppliedObject.Change.UNCHANGED, List.of(), live), live));
        }
        return dryRun(document, resource, live).thenCompose(dry -> isOfAnother(live, dry) && number < Writes.MOST_TRIES
                ? item(written, resource, number + 1) : planned(document, resource, live, dry));
    }

    /** Whether somebody, usually a controller, changed the object between reading it and the dry run: the two cannot be compared then. */
    private static boolean isOfAnother(ObjectNode live, Answer dry) {
        return live != null && dry.isOk() && !live.at("/metadata/resourceVersion").equals(dry.body().at("/metadata/resourceVersion"));
    }

    /** A conflict with fields that are handed over before the real write is none; anybody else's stays one. */
    private CompletableFuture<Answer> dryRun(ManifestDocument document, Resource resource, ObjectNode live) {
        Set<String> handedOver = live == null ? Set.of() : FieldOwnership.handedOver(live);
        return Writes.apply(cluster, resource, document.object(), options.force(), true).thenCompose(dry -> {
            if (dry.status() == 409 && !handedOver.isEmpty() && Refusals.withoutConflicts(dry, handedOver)) {
                return Writes.apply(cluster, resource, document.object(), true, true);
            }
            return CompletableFuture.completedFuture(dry);
        });
    }

    private CompletableFuture<Item> planned(ManifestDocument document, Resource resource, ObjectNode live, Answer dry) {
        if (dry.isOk()) {
            dry.warnings().forEach(warnings);
            ObjectNode result = live == null ? dry.body() : FieldsLeaving.without(dry.body(), live, document.object());
            AppliedObject.Change change = live == null ? AppliedObject.Change.CREATED
                    : FieldOwnership.same(live, dry.body()) ? AppliedObject.Change.UNCHANGED : AppliedObject.Change.CHANGED;
            List<String> diff = change == AppliedObject.Change.UNCHANGED ? List.of() : ObjectDiff.lines(live, live == null ? document.object() : result);
            return CompletableFuture.completedFuture(new Item(new PlannedChange(resource, document, change, diff, live), live));
        }
        JsonNode definition = later.definition(document);
        if (definition != null && (dry.status() == 404 || dry.status() == 400 || dry.status() == 422)) {
            // The cluster's present definition, if any, is not the one that counts.
            later.requireFits(definition, document);
            return CompletableFuture.completedFuture(unrehearsed(document, resource, live));
        }
        if (dry.status() == 404 && later.isNewNamespace(resource)) {
            return later.rehearse(document, resource).thenApply(done -> unrehearsed(document, resource, live));
        }
        throw new CompletionException(Refusals.of(cluster, "apply", resource, SecretValues.hide(dry, document.object())).at(document.position()));
    }

    private static Item unrehearsed(ManifestDocument document, Resource resource, ObjectNode live) {
        AppliedObject.Change change = live == null ? AppliedObject.Change.CREATED : AppliedObject.Change.CHANGED;
        return new Item(new PlannedChange(resource, document, change, ObjectDiff.lines(live, document.object()), live), live);
    }
}
