package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code POST /v2/<name>/blobs/uploads/?mount=<digest>&from=<other>} (OCI distribution specification, "Mounting a blob from another
 * repository"): the registry takes the blob from another of its repositories.
 */
final class BlobMount {

    private final Transport transport;
    private final String repository;

    BlobMount(Transport transport, String repository) {
        this.transport = transport;
        this.repository = repository;
    }

    /** Whether the blob is there now; a registry that does not mount opens an upload instead, which is cancelled. */
    boolean mount(Digest digest, String from) throws IOException, InterruptedException {
        String query = "?mount=" + digest + "&from=" + URLEncoder.encode(from, StandardCharsets.UTF_8);
        URI uri = transport.base().resolve("/v2/" + repository + "/blobs/uploads/" + query);
        Call call = Call.of("POST", uri, Scope.mount(repository, from), transport.host() + "/" + repository + "@" + digest);
        HttpResponse<byte[]> answer = transport.send(call, HttpResponse.BodyHandlers.ofByteArray());
        switch (answer.statusCode()) {
            case 201:
                return true;
            case 202:
                cancel(answer);
                return false;
            case 401, 403, 404, 405:
                return false;
            default:
                throw transport.refusal(call, answer);
        }
    }

    private void cancel(HttpResponse<byte[]> answer) throws IOException, InterruptedException {
        Optional<String> location = answer.headers().firstValue("Location");
        if (location.isPresent()) {
            URI upload = transport.upload(answer.uri(), location.get());
            transport.send(Call.of("DELETE", upload, Scope.push(repository), repository), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
