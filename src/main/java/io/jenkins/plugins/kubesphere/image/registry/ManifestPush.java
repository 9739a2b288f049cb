package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Manifest;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** {@code PUT /v2/<name>/manifests/<tag or digest>} (OCI distribution specification, "Pushing Manifests"). */
final class ManifestPush {

    private final Transport transport;
    private final String repository;

    ManifestPush(Transport transport, String repository) {
        this.transport = transport;
        this.repository = repository;
    }

    /** Gives whether the registry has taken note of the manifest's subject (header {@code OCI-Subject}). */
    boolean push(Manifest manifest, String reference) throws IOException, InterruptedException {
        String separator = reference.indexOf(':') >= 0 ? "@" : ":";
        Digest digest = manifest.descriptor().digest();
        byte[] bytes = manifest.bytes();
        Call call = Call.of(
                        "PUT",
                        transport.base().resolve("/v2/" + repository + "/manifests/" + reference),
                        Scope.push(repository),
                        transport.host() + "/" + repository + separator + reference)
                .header("Content-Type", manifest.mediaType())
                .body(() -> HttpRequest.BodyPublishers.ofByteArray(bytes));
        HttpResponse<byte[]> answer = transport.send(call, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw transport.refusal(call, answer);
        }
        Optional<String> stored = answer.headers().firstValue("Docker-Content-Digest");
        if (stored.isPresent() && stored.get().startsWith("sha256:") && !stored.get().equals(digest.toString())) {
            throw new ImageException(Messages.ManifestPush_otherDigest(call.what(), stored.get(), digest));
        }
        return answer.headers().firstValue("OCI-Subject").isPresent();
    }
}
