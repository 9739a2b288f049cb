package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One Lease object (coordination.k8s.io/v1), read and written with compare-and-set. */
public final class Lease {
    private static final String VERSION = "coordination.k8s.io/v1";
    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    private static final int CREATED_MEANWHILE = 409;
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final ClusterConnection cluster;
    private final Resource resource;

    public Lease(ClusterConnection cluster, String namespace, String name) {
        this.cluster = cluster;
        this.resource = new Resource(VERSION, "Lease", "leases", namespace, name);
    }

    public Resource resource() {
        return resource;
    }

    /**
     * What a Lease says.
     *
     * @param version to write it back with; empty when it does not exist
     * @param holder its holder, empty for none
     * @param since when the holder took it; null when it does not say
     * @param until when it expires; null when it does not
     * @param annotations its annotations
     */
    public record Content(String version, String holder, Instant since, Instant until, Map<String, String> annotations) {
        static final Content NONE = new Content("", "", null, null, Map.of());

        public boolean exists() {
            return !version.isEmpty();
        }

        /** Whether somebody holds it at that time. */
        public boolean isHeld(Instant now) {
            return !holder.isEmpty() && (until == null || now.isBefore(until));
        }
    }

    /** What it says now; fails with a {@link ClusterException} when it may not be read. */
    public CompletableFuture<Content> read() {
        return cluster.get(resource.path()).thenApply(answer -> answer.status() == 404 ? Content.NONE
                : content(Writes.require(cluster, resource, answer).body()));
    }

    /** The object as it is, or null when there is none. */
    public CompletableFuture<ObjectNode> object() {
        return cluster.get(resource.path()).thenApply(answer -> answer.status() == 404 ? null : Writes.require(cluster, resource, answer).body());
    }

    private static Content content(ObjectNode object) {
        JsonNode spec = object.path("spec");
        Map<String, String> annotations = new TreeMap<>();
        object.at("/metadata/annotations").fields().forEachRemaining(entry -> annotations.put(entry.getKey(), entry.getValue().asText()));
        Instant renewed = time(spec.path("renewTime").asText(""));
        Instant until = renewed == null || !spec.has("leaseDurationSeconds") ? null : renewed.plusSeconds(spec.path("leaseDurationSeconds").asLong());
        return new Content(object.at("/metadata/resourceVersion").asText(), spec.path("holderIdentity").asText(""),
                time(spec.path("acquireTime").asText("")), until, annotations);
    }

    private static Instant time(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            // Somebody else's time counts as none: the lease then does not expire.
            return null;
        }
    }

    /**
     * Writes it if it still is as {@code before} says.
     *
     * @param duration null for a lease that does not expire
     * @return the new content; null when somebody else was faster
     */
    public CompletableFuture<Content> write(Content before, String holder, Instant since, Duration duration, Map<String, String> annotations) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("apiVersion", VERSION).put("kind", resource.kind());
        ObjectNode metadata = object.putObject("metadata").put("name", resource.name()).put("namespace", resource.namespace());
        metadata.putObject("labels").put(MANAGED_BY, ReleaseOptions.FIELD_MANAGER);
        ObjectNode noted = metadata.putObject("annotations");
        annotations.forEach(noted::put);
        ObjectNode spec = object.putObject("spec").put("holderIdentity", holder).put("acquireTime", MICROS.format(since))
                .put("renewTime", MICROS.format(Instant.now()));
        if (duration != null) {
            spec.put("leaseDurationSeconds", Math.max(1, duration.toSeconds()));
        }
        if (before.exists()) {
            metadata.put("resourceVersion", before.version());
        }
        String query = "?fieldManager=" + ReleaseOptions.FIELD_MANAGER;
        CompletableFuture<Answer> answer = before.exists() ? cluster.send("PUT", resource.path() + query, "application/json", object)
                : cluster.send("POST", resource.collection() + query, "application/json", object);
        return answer.thenApply(now -> {
            boolean other = now.status() == CREATED_MEANWHILE || before.exists() && now.status() == 404;
            return other ? null : content(Writes.require(cluster, resource, now).body());
        });
    }

    /** Deletes it if it still is as {@code before} says; gives whether it is gone. */
    public CompletableFuture<Boolean> delete(Content before) {
        ObjectNode options = Restoration.deleteOptions();
        options.putObject("preconditions").put("resourceVersion", before.version());
        return cluster.send("DELETE", resource.path(), "application/json", options).thenApply(answer -> {
            if (answer.status() == CREATED_MEANWHILE) {
                return false;
            }
            if (answer.status() != 404) {
                Writes.require(cluster, resource, answer);
            }
            return true;
        });
    }

    /** What is inside a {@link CompletionException}, for callers that tell refusals apart. */
    public static Throwable cause(Throwable failure) {
        return Async.cause(failure);
    }
}
