package io.jenkins.plugins.kubesphere.embedded.registry;

import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;

/** {@code /v2/<name>/blobs/uploads/…}: mounts, monolithic, streamed, chunked and resumed uploads. */
final class Uploads {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final ContentStore store;
    private final Gate gate;
    private final PushRules rules;

    Uploads(ContentStore store, Gate gate, PushRules rules) {
        this.store = store;
        this.gate = gate;
        this.rules = rules;
    }

    void handle(Request request, String repository, String id) throws IOException, Refusal {
        gate.check(request, repository, "push");
        if (request.method().equals("POST") && id.isEmpty()) {
            rules.mayWrite(repository);
            start(request, repository);
            return;
        }
        if (!ID.matcher(id).matches() || !Files.exists(store.upload(id))) {
            throw Refusal.notFound("BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry");
        }
        switch (request.method()) {
            case "GET" -> where(request, repository, id).answer(204);
            case "PATCH" -> patch(request, repository, id);
            case "PUT" -> finish(request, repository, id);
            case "DELETE" -> {
                Files.delete(store.upload(id));
                request.answer(204);
            }
            default -> throw new Refusal(405, "UNSUPPORTED", "The operation is unsupported.");
        }
    }

    private void start(Request request, String repository) throws IOException, Refusal {
        String from = request.query("from");
        if (request.query("mount") != null && from != null) {
            Digest digest = DistributionApi.digest(request.query("mount"));
            gate.check(request, from, "pull");
            if (store.hasBlob(from, digest)) {
                synchronized (store) {
                    rules.hasRoomFor(repository, store.size(digest));
                    store.linkBlob(repository, digest);
                }
                created(request, repository, digest);
                return;
            }
        }
        String id = UUID.randomUUID().toString();
        Files.createFile(store.upload(id));
        where(request, repository, id).set("Docker-Upload-UUID", id).answer(202);
    }

    private Request where(Request request, String repository, String id) throws IOException {
        long size = Files.size(store.upload(id));
        return request.set("Location", "/v2/" + repository + "/blobs/uploads/" + id + "?_state=kept").set("Range", "0-" + Math.max(0, size - 1));
    }

    private void patch(Request request, String repository, String id) throws IOException, Refusal {
        String range = request.header("Content-Range");
        long present = Files.size(store.upload(id));
        if (range != null && !range.startsWith(present + "-")) {
            where(request, repository, id);
            throw new Refusal(416, "RANGE_INVALID", "invalid content range");
        }
        store.append(id, request.body());
        where(request, repository, id).answer(202);
    }

    private void finish(Request request, String repository, String id) throws IOException, Refusal {
        Digest digest = DistributionApi.digest(request.query("digest"));
        long size = store.append(id, request.body());
        // One after the other, or several that fit alone exceed the limit together.
        synchronized (store) {
            rules.hasRoomFor(repository, size);
            if (!store.commit(repository, id, digest)) {
                throw new Refusal(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
            }
        }
        created(request, repository, digest);
    }

    private static void created(Request request, String repository, Digest digest) throws IOException {
        request.set("Docker-Content-Digest", digest.toString()).set("Location", "/v2/" + repository + "/blobs/" + digest).answer(201);
    }
}
