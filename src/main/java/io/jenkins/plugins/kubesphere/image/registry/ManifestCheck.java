package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;

/** {@code HEAD /v2/<name>/manifests/<tag or digest>} (OCI distribution specification, "Checking if content exists in the registry"). */
final class ManifestCheck {

    private final Transport transport;
    private final String repository;

    ManifestCheck(Transport transport, String repository) {
        this.transport = transport;
        this.repository = repository;
    }

    /** The digest that the registry has under a tag or digest; empty if it has none or does not say. */
    Optional<Digest> digest(String reference, Scope scope) throws IOException, InterruptedException {
        Call call = Call.of("HEAD", transport.base().resolve("/v2/" + repository + "/manifests/" + reference), scope, repository + ":" + reference)
                .header("Accept", String.join(", ", MediaTypes.MANIFESTS));
        HttpResponse<byte[]> answer = transport.send(call, HttpResponse.BodyHandlers.ofByteArray());
        return switch (answer.statusCode()) {
            case 200 -> answer.headers().firstValue("Docker-Content-Digest").flatMap(ManifestCheck::parse);
            case 404 -> Optional.empty();
            default -> throw transport.refusal(call, answer);
        };
    }

    private static Optional<Digest> parse(String text) {
        try {
            return Optional.of(Digest.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
