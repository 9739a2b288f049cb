package io.jenkins.plugins.kubesphere.embedded.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /v2/…}: the OCI distribution specification 1.1 without blob uploads, which {@link Uploads} serves. */
final class DistributionApi {

    private static final Pattern ROUTE = Pattern.compile("/v2/(.+)/(blobs/uploads|blobs|manifests|tags|referrers)/?(.*)");
    private static final int LARGEST_MANIFEST = 4 << 20;

    private final ContentStore store;
    private final Gate gate;
    private final PushRules rules;
    private final Uploads uploads;

    DistributionApi(ContentStore store, Gate gate, PushRules rules) {
        this.store = store;
        this.gate = gate;
        this.rules = rules;
        this.uploads = new Uploads(store, gate, rules);
    }

    void handle(Request request) throws IOException, Refusal {
        request.set("Docker-Distribution-Api-Version", "registry/2.0");
        if (request.path().equals("/v2/") || request.path().equals("/v2")) {
            gate.check(request, null, "pull");
            request.answer(200, Map.of());
            return;
        }
        Matcher route = ROUTE.matcher(request.path());
        if (!route.matches()) {
            throw Refusal.notFound("NAME_UNKNOWN", "no such path");
        }
        String repository = Request.decode(route.group(1));
        String rest = Request.decode(route.group(3));
        switch (route.group(2)) {
            case "blobs/uploads" -> uploads.handle(request, repository, rest);
            case "blobs" -> blob(request, repository, rest);
            case "manifests" -> manifest(request, repository, rest);
            case "tags" -> tags(request, repository);
            default -> referrers(request, repository, rest);
        }
    }

    static Digest digest(String text) throws Refusal {
        try {
            return Digest.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "DIGEST_INVALID", "provided digest did not match uploaded content: " + e.getMessage());
        }
    }

    private void blob(Request request, String repository, String name) throws IOException, Refusal {
        gate.check(request, repository, "pull");
        Digest digest = digest(name);
        boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reading) {
            throw new Refusal(405, "UNSUPPORTED", "The operation is unsupported.");
        }
        if (!store.hasBlob(repository, digest)) {
            throw Refusal.notFound("BLOB_UNKNOWN", "blob unknown to registry");
        }
        request.set("Docker-Content-Digest", digest.toString());
        try (InputStream content = store.open(digest)) {
            request.stream(store.size(digest), "application/octet-stream", content);
        }
    }

    private void manifest(Request request, String repository, String reference) throws IOException, Refusal {
        switch (request.method()) {
            case "GET", "HEAD" -> getManifest(request, repository, reference);
            case "PUT" -> putManifest(request, repository, reference);
            case "DELETE" -> deleteManifest(request, repository, reference);
            default -> throw new Refusal(405, "UNSUPPORTED", "The operation is unsupported.");
        }
    }

    private Digest resolve(String repository, String reference) throws IOException, Refusal {
        Optional<Digest> digest = reference.contains(":") ? Optional.of(digest(reference)) : store.tag(repository, reference);
        if (digest.isEmpty() || store.manifestType(repository, digest.get()).isEmpty()) {
            throw Refusal.notFound("MANIFEST_UNKNOWN", "manifest unknown: " + repository + " " + reference);
        }
        return digest.get();
    }

    private void getManifest(Request request, String repository, String reference) throws IOException, Refusal {
        gate.check(request, repository, "pull");
        Digest digest = resolve(repository, reference);
        request.set("Docker-Content-Digest", digest.toString());
        request.answer(200, store.bytes(digest), store.manifestType(repository, digest).orElseThrow());
    }

    private void putManifest(Request request, String repository, String reference) throws IOException, Refusal {
        gate.check(request, repository, "push");
        rules.mayWrite(repository);
        byte[] bytes = request.body().readNBytes(LARGEST_MANIFEST + 1);
        if (bytes.length > LARGEST_MANIFEST) {
            throw new Refusal(413, "MANIFEST_INVALID", "manifest too large");
        }
        Digest digest = Digest.of(bytes);
        if (reference.contains(":") && !digest(reference).equals(digest)) {
            throw new Refusal(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
        }
        String mediaType = Optional.ofNullable(request.header("Content-Type")).map(type -> type.split(";")[0].trim()).orElse("");
        JsonNode json = ManifestRules.check(store, repository, bytes, mediaType);
        if (!reference.contains(":")) {
            rules.mayMove(repository, reference);
        }
        store.putManifest(repository, digest, bytes, mediaType);
        if (!reference.contains(":")) {
            store.putTag(repository, reference, digest);
        }
        if (json.has("subject")) {
            request.set("OCI-Subject", json.path("subject").path("digest").asText());
        }
        request.set("Docker-Content-Digest", digest.toString()).set("Location", "/v2/" + repository + "/manifests/" + digest).answer(201);
    }

    private void deleteManifest(Request request, String repository, String reference) throws IOException, Refusal {
        gate.check(request, repository, "delete");
        Digest digest = resolve(repository, reference);
        if (reference.contains(":")) {
            store.deleteManifest(repository, digest);
        } else {
            store.deleteTag(repository, reference);
        }
        request.answer(202);
    }

    private void tags(Request request, String repository) throws IOException, Refusal {
        gate.check(request, repository, "pull");
        request.answer(200, Map.of("name", repository, "tags", List.copyOf(store.tags(repository).keySet())));
    }

    private void referrers(Request request, String repository, String name) throws IOException, Refusal {
        gate.check(request, repository, "pull");
        Digest subject = digest(name);
        List<Object> found = new ArrayList<>();
        for (Digest each : store.manifests(repository)) {
            byte[] bytes = store.bytes(each);
            JsonNode json = Request.JSON.readTree(bytes);
            if (json.path("subject").path("digest").asText().equals(subject.toString())) {
                Map<String, Object> descriptor = new LinkedHashMap<>();
                descriptor.put("mediaType", store.manifestType(repository, each).orElse(MediaTypes.OCI_MANIFEST));
                descriptor.put("digest", each.toString());
                descriptor.put("size", bytes.length);
                descriptor.put("artifactType", json.path("artifactType").asText(json.path("config").path("mediaType").asText()));
                found.add(descriptor);
            }
        }
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("schemaVersion", 2);
        index.put("mediaType", MediaTypes.OCI_INDEX);
        index.put("manifests", found);
        request.answer(200, Request.JSON.writeValueAsBytes(index), MediaTypes.OCI_INDEX);
    }
}
