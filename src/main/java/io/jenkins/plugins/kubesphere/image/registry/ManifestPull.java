package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Manifest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HexFormat;

/** {@code GET /v2/<name>/manifests/<tag or digest>} (OCI distribution specification, "Pulling manifests"). */
final class ManifestPull {

    private static final int LARGEST = 4 << 20;

    private final Transport transport;
    private final String repository;

    ManifestPull(Transport transport, String repository) {
        this.transport = transport;
        this.repository = repository;
    }

    Manifest pull(String reference) throws IOException, InterruptedException {
        String separator = reference.indexOf(':') >= 0 ? "@" : ":";
        Call call = Call.of(
                        "GET",
                        transport.base().resolve("/v2/" + repository + "/manifests/" + reference),
                        Scope.pull(repository),
                        transport.host() + "/" + repository + separator + reference)
                .header("Accept", String.join(", ", MediaTypes.MANIFESTS));
        HttpResponse<byte[]> answer = transport.send(call, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw transport.refusal(call, answer);
        }
        byte[] bytes = answer.body();
        if (bytes.length > LARGEST) {
            throw new ImageException(Messages.ManifestPull_tooLarge(call.what(), Integer.toString(bytes.length)));
        }
        if (separator.equals("@")) {
            Digest expected = Digest.parse(reference);
            Digest actual = new Digest(expected.algorithm(), HexFormat.of().formatHex(expected.computation().digest(bytes)));
            if (!actual.equals(expected)) {
                throw new ImageException(Messages.VerifiedStream_other(call.what(), actual, expected));
            }
        }
        String type = answer.headers().firstValue("Content-Type").map(header -> header.split(";")[0].trim()).orElse(MediaTypes.OCI_MANIFEST);
        return new Manifest(type, bytes);
    }
}
