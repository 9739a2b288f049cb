package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.IOException;
import java.net.http.HttpResponse;

/** {@code HEAD /v2/<name>/blobs/<digest>} (OCI distribution specification, "Checking if content exists in the registry"). */
final class BlobCheck {

    private final Transport transport;
    private final String repository;

    BlobCheck(Transport transport, String repository) {
        this.transport = transport;
        this.repository = repository;
    }

    boolean exists(Digest digest, Scope scope) throws IOException, InterruptedException {
        Call call = Call.of("HEAD", transport.base().resolve("/v2/" + repository + "/blobs/" + digest), scope, repository + "@" + digest);
        HttpResponse<byte[]> answer = transport.send(call, HttpResponse.BodyHandlers.ofByteArray());
        return switch (answer.statusCode()) {
            case 200 -> true;
            case 404 -> false;
            default -> throw transport.refusal(call, answer);
        };
    }
}
