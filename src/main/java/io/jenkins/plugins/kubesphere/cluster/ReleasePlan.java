package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Asks the server, document by document, what would happen, and writes nothing. */
final class ReleasePlan {

    private final ClusterConnection cluster;
    private final ReleaseOptions options;
    private final Consumer<String> warnings;
    private final Set<String> newNamespaces = new HashSet<>();
    private final Map<String, ManifestDocument> newKinds = new HashMap<>();

    ReleasePlan(ClusterConnection cluster, ReleaseOptions options, List<ManifestDocument> documents, Consumer<String> warnings) {
        this.cluster = cluster;
        this.options = options;
        this.warnings = warnings;
        for (ManifestDocument document : documents) {
            if (document.kind().equals("Namespace") && document.apiVersion().equals("v1")) {
                newNamespaces.add(document.name());
            }
            if (document.kind().equals("CustomResourceDefinition")) {
                newKinds.put(document.object().at("/spec/group").asText() + "/" + document.object().at("/spec/names/kind").asText(), document);
            }
        }
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
                .thenCompose(resources -> Async.each(java.util.stream.IntStream.range(0, documents.size()).boxed().toList(),
                        i -> item(documents.get(i), resources.get(i))));
    }

    private CompletableFuture<Resource> resource(ManifestDocument document) {
        String namespace = options.namespace().isEmpty() ? cluster.access().namespace() : options.namespace();
        String group = document.apiVersion().replaceFirst("/.*", "");
        ManifestDocument definition = newKinds.get(group + "/" + document.kind());
        if (definition != null) {
            boolean namespaced = definition.object().at("/spec/scope").asText().equals("Namespaced");
            String own = document.namespace().isEmpty() ? namespace : document.namespace();
            return CompletableFuture.completedFuture(new Resource(document.apiVersion(), document.kind(),
                    definition.object().at("/spec/names/plural").asText(), namespaced ? own : "", document.name()));
        }
        return Discovery.resource(cluster, document, namespace);
    }

    private CompletableFuture<Item> item(ManifestDocument document, Resource resource) {
        return cluster.get(resource.path()).thenCompose(answer -> {
            if (!answer.isOk() && answer.status() != 404) {
                throw new CompletionException(Refusals.of(cluster, "get", resource, answer));
            }
            ObjectNode live = answer.isOk() ? answer.body() : null;
            boolean handOver = live != null && FieldOwnership.isClientSide(live);
            return Writes.apply(cluster, resource, document.object(), options.force() || handOver && conflictsOnlyWithClientSide(live), true)
                    .thenApply(dry -> planned(document, resource, live, dry));
        });
    }

    /** Fields of client-side apply are handed over before the real write, so a conflict with them is none; anybody else's stays one. */
    private static boolean conflictsOnlyWithClientSide(ObjectNode live) {
        for (JsonNode entry : live.at("/metadata/managedFields")) {
            String manager = entry.path("manager").asText();
            boolean known = manager.equals(FieldOwnership.CLIENT_SIDE) || manager.equals(ReleaseOptions.FIELD_MANAGER)
                    || entry.path("subresource").asText("").equals("status");
            if (!known && !manager.equals("kube-controller-manager")) {
                return false;
            }
        }
        return true;
    }

    private Item planned(ManifestDocument document, Resource resource, ObjectNode live, Answer dry) {
        if (dry.isOk()) {
            dry.warnings().forEach(warnings);
            AppliedObject.Change change = live == null ? AppliedObject.Change.CREATED
                    : FieldOwnership.same(live, dry.body()) ? AppliedObject.Change.UNCHANGED : AppliedObject.Change.CHANGED;
            List<String> diff = change == AppliedObject.Change.UNCHANGED ? List.of() : ObjectDiff.lines(live, live == null ? document.object() : dry.body());
            return new Item(new PlannedChange(resource, document, change, diff), live);
        }
        String group = document.apiVersion().replaceFirst("/.*", "");
        boolean later = dry.status() == 404 && (newNamespaces.contains(resource.namespace()) || newKinds.containsKey(group + "/" + document.kind()));
        if (!later) {
            throw new CompletionException(Refusals.of(cluster, "apply", resource, dry).at(document.position()));
        }
        return new Item(new PlannedChange(resource, document, AppliedObject.Change.CREATED, ObjectDiff.lines(null, document.object())), null);
    }
}
