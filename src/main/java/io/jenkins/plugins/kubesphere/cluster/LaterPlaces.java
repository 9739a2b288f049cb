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

/**
 * The namespaces and kinds that come with the same documents, and how objects that need them are checked although the server cannot do its usual dry run
 * yet: in another namespace, or by the schema of the kind's definition.
 */
final class LaterPlaces {

    private static final String SOME_NAMESPACE = "default";

    private final ClusterConnection cluster;
    private final Set<String> namespaces = new HashSet<>();
    private final Map<String, ObjectNode> definitions = new HashMap<>();

    LaterPlaces(ClusterConnection cluster, List<ManifestDocument> documents) {
        this.cluster = cluster;
        for (ManifestDocument document : documents) {
            if (document.kind().equals("Namespace") && document.apiVersion().equals("v1")) {
                namespaces.add(document.name());
            }
            if (document.kind().equals("CustomResourceDefinition")) {
                definitions.put(document.object().at("/spec/group").asText() + "/" + document.object().at("/spec/names/kind").asText(), document.object());
            }
        }
    }

    /** The definition of the document's kind among the documents, or {@code null}. */
    JsonNode definition(ManifestDocument document) {
        return definitions.get(document.apiVersion().replaceFirst("/.*", "") + "/" + document.kind());
    }

    boolean isNewNamespace(Resource resource) {
        return namespaces.contains(resource.namespace());
    }

    /** Checks an object of a kind that is defined or changed here by the schema it will have. */
    void requireFits(JsonNode definition, ManifestDocument document) {
        String version = document.apiVersion().replaceFirst(".*/", "");
        for (JsonNode served : definition.at("/spec/versions")) {
            if (served.path("name").asText().equals(version)) {
                List<String> problems = StructuralSchema.problems(served.at("/schema/openAPIV3Schema"), document.object());
                if (!problems.isEmpty()) {
                    throw new CompletionException(new ClusterException(ClusterException.Cause.REFUSED,
                            Messages.schema_refuses(document.position(), document.kind(), document.name(), String.join("; ", problems))));
                }
                return;
            }
        }
        throw new CompletionException(new ClusterException(ClusterException.Cause.REFUSED,
                Messages.schema_without_version(document.position(), document.kind(), version)));
    }

    /** Rules of the other namespace, not of the object. */
    private static boolean isPolicy(String message) {
        return message.contains("admission webhook") || message.contains("ValidatingAdmissionPolicy");
    }

    /**
     * Lets the server check an object as if it were to be created in a namespace that exists. What depends on the namespace (rights, quotas, policies)
     * cannot be known before there is one.
     */
    CompletableFuture<Void> rehearse(ManifestDocument document, Resource resource) {
        Resource elsewhere = new Resource(resource.apiVersion(), resource.kind(), resource.plural(), SOME_NAMESPACE, resource.name());
        ObjectNode copy = document.object().deepCopy();
        ((ObjectNode) copy.get("metadata")).put("namespace", SOME_NAMESPACE);
        String query = "?fieldManager=" + ReleaseOptions.FIELD_MANAGER + "&fieldValidation=Strict&dryRun=All";
        return cluster.send("POST", elsewhere.collection() + query, "application/json", copy).thenAccept(answer -> {
            boolean aboutTheObject = (answer.status() == 400 || answer.status() == 422) && !isPolicy(answer.message());
            if (aboutTheObject) {
                throw new CompletionException(Refusals.of(cluster, "apply", resource, SecretValues.hide(answer, document.object())).at(document.position()));
            }
        });
    }
}
