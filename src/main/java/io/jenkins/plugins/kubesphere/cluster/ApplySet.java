package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * A named set of objects, as Kubernetes' ApplySet specification (KEP-3659) writes it down: a ConfigMap stands for the set and tells which kinds and
 * namespaces it reaches, a label on each member says that it belongs to it. A member is only what this plugin created, or alone has written to.
 */
final class ApplySet {

    static final String PART_OF = "applyset.kubernetes.io/part-of";
    static final String ID = "applyset.kubernetes.io/id";
    static final String TOOLING = "applyset.kubernetes.io/tooling";
    static final String GROUP_KINDS = "applyset.kubernetes.io/contains-group-kinds";
    static final String NAMESPACES = "applyset.kubernetes.io/additional-namespaces";
    private static final String TOOL = "kubesphere-pipeline/v1";

    private final ClusterConnection cluster;
    private final Resource parent;
    private final boolean force;

    ApplySet(ClusterConnection cluster, String name, String namespace, boolean force) {
        this.cluster = cluster;
        this.parent = new Resource("v1", "ConfigMap", "configmaps", namespace, name);
        this.force = force;
    }

    /** The label's value, made from the parent's identity as the specification says. */
    String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((parent.name() + "." + parent.namespace() + "." + parent.kind() + ".").getBytes(StandardCharsets.UTF_8));
            return "applyset-" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "-v1";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    Resource parent() {
        return parent;
    }

    /**
     * The document with the member's label, or as it is when the object has others who write to it.
     *
     * @param live the object as it is, {@code null} when there is none
     */
    ManifestDocument member(ManifestDocument document, Resource resource, ObjectNode live) {
        String other = live == null ? "" : live.path("metadata").path("labels").path(PART_OF).asText("");
        if (!other.isEmpty() && !other.equals(id()) && !force) {
            throw new CompletionException(new ClusterException(ClusterException.Cause.CONFLICT,
                    Messages.set_of_another(document.position(), cluster.access().context(), resource.label())));
        }
        if (live != null && other.isEmpty() && !FieldOwnership.isOnlyOwn(live)) {
            return document;
        }
        ObjectNode object = document.object().deepCopy();
        ((ObjectNode) object.get("metadata")).withObject("/labels").put(PART_OF, id());
        return new ManifestDocument(document.file(), document.line(), object);
    }

    /** What the parent says the set reaches so far. */
    record Reach(boolean known, TreeSet<String> groupKinds, TreeSet<String> namespaces) {

        Reach with(Collection<Resource> members, String home) {
            TreeSet<String> kinds = new TreeSet<>(groupKinds);
            TreeSet<String> places = new TreeSet<>(namespaces);
            for (Resource member : members) {
                kinds.add(groupKind(member));
                if (!member.namespace().isEmpty() && !member.namespace().equals(home)) {
                    places.add(member.namespace());
                }
            }
            return new Reach(known, kinds, places);
        }
    }

    static String groupKind(Resource resource) {
        return resource.kind() + (resource.group().isEmpty() ? "" : "." + resource.group());
    }

    /** Reads the parent; refuses a ConfigMap of that name that stands for something else. */
    CompletableFuture<Reach> reach() {
        return cluster.get(parent.path()).thenApply(answer -> {
            if (answer.status() == 404) {
                return new Reach(false, new TreeSet<>(), new TreeSet<>());
            }
            JsonNode metadata = Writes.require(cluster, parent, answer).body().path("metadata");
            if (!metadata.path("labels").path(ID).asText("").equals(id()) || !metadata.path("annotations").path(TOOLING).asText("").equals(TOOL)) {
                throw new CompletionException(new ClusterException(ClusterException.Cause.CONFLICT,
                        Messages.set_parent_taken(cluster.access().context(), parent.label())));
            }
            return new Reach(true, split(metadata, GROUP_KINDS), split(metadata, NAMESPACES));
        });
    }

    /** Writes the parent when it does not say this already. Before the members are written it has to tell all of them, so that none is ever lost. */
    CompletableFuture<Reach> declare(Reach now, Reach wanted) {
        if (now.known() && now.groupKinds().equals(wanted.groupKinds()) && now.namespaces().equals(wanted.namespaces())) {
            return CompletableFuture.completedFuture(now);
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        ObjectNode metadata = object.putObject("metadata").put("name", parent.name()).put("namespace", parent.namespace());
        metadata.putObject("labels").put(ID, id());
        metadata.putObject("annotations").put(TOOLING, TOOL).put(GROUP_KINDS, String.join(",", wanted.groupKinds()))
                .put(NAMESPACES, String.join(",", wanted.namespaces()));
        return Writes.apply(cluster, parent, object, force, false).thenApply(answer -> {
            Writes.require(cluster, parent, answer);
            return new Reach(true, wanted.groupKinds(), wanted.namespaces());
        });
    }

    private static TreeSet<String> split(JsonNode metadata, String annotation) {
        TreeSet<String> parts = new TreeSet<>();
        Stream.of(metadata.path("annotations").path(annotation).asText("").split(",")).map(String::strip).filter(part -> !part.isEmpty()).forEach(parts::add);
        return parts;
    }

    /** Members of the set, as the server lists them, that are not among these. */
    CompletableFuture<List<LeavingMembers.Found>> leaving(Reach reach, Collection<Resource> members, List<String> clusterKinds) {
        TreeSet<String> namespaces = new TreeSet<>(reach.namespaces());
        namespaces.add(parent.namespace());
        return Async.each(List.copyOf(reach.groupKinds()), kind -> new LeavingMembers(cluster, id(), members, clusterKinds).ofKind(kind, namespaces));
    }

    /**
     * A member that the manifests no longer hold.
     *
     * @param object as it is
     */
    record Leaving(Resource resource, ObjectNode object) {

        /** Identifies it beyond its name: what took its place meanwhile is not removed. */
        String uid() {
            return object.at("/metadata/uid").asText();
        }
    }
}
