package io.jenkins.plugins.kubesphere.image.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /v2/<name>/referrers/<digest>} (OCI distribution specification, "Listing Referrers"): signatures, SBOMs and attestations. */
final class Referrers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transport transport;
    private final String repository;

    Referrers(Transport transport, String repository) {
        this.transport = transport;
        this.repository = repository;
    }

    /** What refers to a manifest. A registry that does not know the call may have a list under a tag ("Referrers Tag Schema"). */
    List<Descriptor> list(Digest subject) throws IOException, InterruptedException {
        URI uri = transport.base().resolve("/v2/" + repository + "/referrers/" + subject);
        Call call = Call.of("GET", uri, Scope.pull(repository), repository + "@" + subject).header("Accept", MediaTypes.OCI_INDEX);
        HttpResponse<byte[]> answer = transport.send(call, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 404 || answer.statusCode() == 405) {
            var listed = new ManifestPull(transport, repository).find(subject.algorithm() + "-" + subject.hex(), Scope.pull(repository));
            return listed.isPresent() ? parse(listed.get().bytes()) : List.of();
        }
        if (answer.statusCode() != 200) {
            throw transport.refusal(call, answer);
        }
        return parse(answer.body());
    }

    private static List<Descriptor> parse(byte[] index) throws IOException {
        List<Descriptor> found = new ArrayList<>();
        for (JsonNode node : JSON.readTree(index).path("manifests")) {
            found.add(new Descriptor(node.path("mediaType").asText(), Digest.parse(node.path("digest").asText()), node.path("size").asLong()));
        }
        return found;
    }
}
