package io.jenkins.plugins.kubesphere.embedded.registry;

import io.jenkins.plugins.kubesphere.harbor.DoubleStar;
import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /projects/{p}/repositories/{r}/artifacts/{reference}…}. */
final class ArtifactApi {

    /** What each call takes, in the words of robot accounts' permissions. */
    private static final Map<String, String> RIGHTS = Map.of(
            "GET", "artifact:read", "POST tags", "tag:create", "DELETE tags", "tag:delete", "POST labels", "artifact-label:create",
            "POST scan", "scan:create", "GET additions", "artifact-addition:read", "GET accessories", "accessory:list");

    private final ContentStore store;
    private final HarborState state;
    private final Gate gate;
    private final Scanner scanner;

    ArtifactApi(ContentStore store, HarborState state, Gate gate, Scanner scanner) {
        this.store = store;
        this.state = state;
        this.gate = gate;
        this.scanner = scanner;
    }

    void handle(Request request, String repository, String reference, String rest) throws IOException, Refusal {
        String[] parts = rest.split("/");
        String call = request.method() + (parts.length > 1 ? " " + parts[1] : "");
        String right = RIGHTS.get(call);
        if (right == null) {
            throw Refusal.notFound("NOT_FOUND", "path " + request.path() + " was not found");
        }
        String project = PushRules.projectOf(repository);
        gate.account(request, project, right);
        Digest digest = HarborApi.resolve(store, repository, reference);
        String artifact = repository + "@" + digest;
        switch (call) {
            case "GET" -> request.answer(200, artifact(repository, digest, project, artifact));
            case "POST tags" -> tag(request, repository, digest);
            case "DELETE tags" -> {
                store.deleteTag(repository, parts.length > 2 ? Request.decode(parts[2]) : "");
                request.answer(200);
            }
            case "POST labels" -> label(request, project, artifact);
            case "POST scan" -> {
                if (!scanner.isInstalled()) {
                    int id = state.project(project).orElseThrow().id;
                    throw new Refusal(412, "PRECONDITION", "no available scanner for project: " + id);
                }
                scanner.start(artifact);
                request.answer(202);
            }
            case "GET additions" -> request.answer(200, scanner.vulnerabilities(repository));
            default -> request.answer(200, List.of());
        }
    }

    private Map<String, Object> artifact(String repository, Digest digest, String project, String artifact) throws IOException {
        Project owner = state.project(project).orElseThrow();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("digest", digest.toString());
        document.put("type", "IMAGE");
        List<Object> tags = new ArrayList<>();
        for (var tag : store.tags(repository).entrySet()) {
            if (tag.getValue().equals(digest)) {
                tags.add(Map.of("name", tag.getKey(), "immutable", owner.immutableTags.stream().anyMatch(pattern -> DoubleStar.matches(pattern, tag.getKey()))));
            }
        }
        document.put("tags", tags);
        List<Object> labels = new ArrayList<>();
        owner.labelled.getOrDefault(artifact, List.of()).forEach(name -> labels.add(Map.of("id", owner.labels.get(name), "name", name)));
        document.put("labels", labels);
        document.put("scan_overview", scanner.overview(repository, artifact));
        return document;
    }

    private void tag(Request request, String repository, Digest digest) throws IOException, Refusal {
        String name = request.json().path("name").asText("");
        if (store.tag(repository, name).isPresent()) {
            throw new Refusal(409, "CONFLICT", "tag " + name + " already exists");
        }
        store.putTag(repository, name, digest);
        request.answer(201);
    }

    private void label(Request request, String project, String artifact) throws IOException, Refusal {
        int id = request.json().path("id").asInt();
        Project owner = state.project(project).orElseThrow();
        String name = owner.labels.entrySet().stream().filter(label -> label.getValue() == id).map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> Refusal.notFound("NOT_FOUND", "label " + id + " not found"));
        List<String> present = owner.labelled.getOrDefault(artifact, List.of());
        if (present.contains(name)) {
            throw new Refusal(409, "CONFLICT", "label " + name + " is already added to the artifact");
        }
        state.change(project, each -> each.labelled.computeIfAbsent(artifact, key -> new ArrayList<>()).add(name));
        request.answer(200);
    }
}
