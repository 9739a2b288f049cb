package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;

/** {@code GET /v2/<name>/blobs/<digest>} (OCI distribution specification, "Pulling blobs"). */
final class BlobPull {

    private final Transport transport;
    private final String repository;

    BlobPull(Transport transport, String repository) {
        this.transport = transport;
        this.repository = repository;
    }

    /** The bytes, checked against the descriptor as they are read: the last read fails if size or digest differ. */
    InputStream open(Descriptor descriptor) throws IOException, InterruptedException {
        String path = "/v2/" + repository + "/blobs/" + descriptor.digest();
        Call call = Call.of("GET", transport.base().resolve(path), Scope.pull(repository), repository + "@" + descriptor.digest());
        HttpResponse<InputStream> answer = transport.send(call, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) {
            return new VerifiedStream(answer.body(), descriptor, call.what());
        }
        try (InputStream body = answer.body()) {
            byte[] start = body.readNBytes(65536);
            throw Sentences.refusal(transport.host(), call, answer.statusCode(), start, transport.authorizer());
        }
    }
}
