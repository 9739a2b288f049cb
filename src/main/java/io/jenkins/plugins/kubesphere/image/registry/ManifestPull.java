package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Manifest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.Optional;

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
        HttpResponse<byte[]> answer = ask(reference, Scope.pull(repository));
        if (answer.statusCode() != 200) {
            throw transport.refusal(call(reference, Scope.pull(repository)), answer);
        }
        return manifest(reference, answer);
    }

    /** Empty where there is none. */
    Optional<Manifest> find(String reference, Scope scope) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = ask(reference, scope);
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(manifest(reference, answer));
            case 404 -> Optional.empty();
            default -> throw transport.refusal(call(reference, scope), answer);
        };
    }

    private HttpResponse<byte[]> ask(String reference, Scope scope) throws IOException, InterruptedException {
        return transport.send(call(reference, scope), HttpResponse.BodyHandlers.ofByteArray());
    }

    private Call call(String reference, Scope scope) {
        String what = transport.host() + "/" + repository + separator(reference) + reference;
        return Call.of("GET", transport.base().resolve("/v2/" + repository + "/manifests/" + reference), scope, what)
                .header("Accept", String.join(", ", MediaTypes.MANIFESTS));
    }

    private static String separator(String reference) {
        return reference.indexOf(':') >= 0 ? "@" : ":";
    }

    private Manifest manifest(String reference, HttpResponse<byte[]> answer) throws ImageException {
        String what = transport.host() + "/" + repository + separator(reference) + reference;
        byte[] bytes = answer.body();
        if (bytes.length > LARGEST) {
            throw new ImageException(Messages.ManifestPull_tooLarge(what, Integer.toString(bytes.length)));
        }
        if (separator(reference).equals("@")) {
            Digest expected = Digest.parse(reference);
            Digest actual = new Digest(expected.algorithm(), HexFormat.of().formatHex(expected.computation().digest(bytes)));
            if (!actual.equals(expected)) {
                throw new ImageException(Messages.VerifiedStream_other(what, actual, expected));
            }
        }
        String type = answer.headers().firstValue("Content-Type").map(header -> header.split(";")[0].trim()).orElse(MediaTypes.OCI_MANIFEST);
        return new Manifest(type, bytes);
    }
}
