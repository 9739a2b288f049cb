package io.jenkins.plugins.kubesphere.embedded.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /api/v2.0/…}: the part of Harbor's API that the plugin calls. */
final class HarborApi {

    private static final Pattern ARTIFACT = Pattern.compile("/api/v2\\.0/projects/([^/]+)/repositories/([^/]+)/artifacts/([^/]+)(/.*)?");

    private final ContentStore store;
    private final HarborState state;
    private final Gate gate;
    private final ArtifactApi artifacts;
    private final Accounts accounts;

    HarborApi(ContentStore store, HarborState state, Gate gate, Scanner scanner, Accounts accounts) {
        this.store = store;
        this.state = state;
        this.gate = gate;
        this.accounts = accounts;
        this.artifacts = new ArtifactApi(store, state, gate, scanner);
    }

    void handle(Request request) throws IOException, Refusal {
        if (state.readOnly() && !request.method().equals("GET") && !request.method().equals("HEAD")) {
            throw new Refusal(403, "DENIED", "The system is in read only mode. Any modification is prohibited.");
        }
        Matcher artifact = ARTIFACT.matcher(request.path());
        if (artifact.matches()) {
            String repository = Request.decode(Request.decode(artifact.group(2)));
            String rest = Optional.ofNullable(artifact.group(4)).orElse("");
            artifacts.handle(request, artifact.group(1) + "/" + repository, Request.decode(artifact.group(3)), rest);
            return;
        }
        switch (request.method() + " " + request.path().substring("/api/v2.0".length())) {
            case "GET /ping" -> request.answer(200, "Pong".getBytes(StandardCharsets.UTF_8), "text/plain");
            case "GET /health" -> request.answer(200, Map.of("status", "healthy"));
            case "GET /systeminfo" -> systemInfo(request);
            case "HEAD /projects" -> headProject(request);
            case "GET /projects" -> projects(request);
            case "POST /projects" -> createProject(request);
            case "GET /labels" -> labels(request);
            case "POST /labels" -> createLabel(request);
            case "GET /quotas" -> quotas(request);
            case "POST /robots" -> createRobot(request);
            default -> project(request);
        }
    }

    private void systemInfo(Request request) throws IOException {
        request.answer(200, Map.of("harbor_version", "v2.12.0-embedded", "auth_mode", "db_auth", "read_only", state.readOnly()));
    }

    private void headProject(Request request) throws IOException, Refusal {
        gate.account(request);
        request.answer(state.project(request.query("project_name")).isPresent() ? 200 : 404);
    }

    private void createProject(Request request) throws IOException, Refusal {
        Accounts.Account account = gate.account(request);
        if (account.project() != null) {
            throw new Refusal(403, "FORBIDDEN", "Only system level robot can create project");
        }
        if (!account.isAdministrator()) {
            throw new Refusal(403, "FORBIDDEN", "Only system admin can create project");
        }
        JsonNode body = request.json();
        String name = body.path("project_name").asText("");
        if (!name.matches("[a-z0-9]+(?:[._-][a-z0-9]+)*")) {
            throw new Refusal(400, "BAD_REQUEST", "project name is not in lower case or contains illegal characters");
        }
        boolean open = body.path("metadata").path("public").asText("false").equals("true");
        if (!state.create(name, open, body.path("storage_limit").asLong(-1))) {
            throw new Refusal(409, "CONFLICT", "The project named " + name + " already exists");
        }
        request.set("Location", "/api/v2.0/projects/" + state.project(name).orElseThrow().id).answer(201);
    }

    /** The projects that an account belongs to, which it sees even if it may not read any of them. */
    private void projects(Request request) throws IOException, Refusal {
        Accounts.Account account = gate.account(request);
        String wanted = Optional.ofNullable(request.query("q")).orElse("").replaceFirst("^name=", "");
        List<Object> found = new ArrayList<>();
        for (Project project : state.projects()) {
            boolean member = account.project() == null || account.project().equals(project.name) || project.open;
            if (member && (wanted.isEmpty() || wanted.equals(project.name))) {
                found.add(document(project));
            }
        }
        request.answer(200, found);
    }

    private static Map<String, Object> document(Project project) {
        return Map.of(
                "project_id", project.id, "name", project.name, "metadata", Map.of("public", Boolean.toString(project.open)),
                "registry_id", project.proxyCache ? 1 : 0);
    }

    /** A project that is not there is forbidden to all but administrators. */
    private Project projectOf(Request request, String nameOrId, String right) throws Refusal {
        Optional<Project> project = state.project(nameOrId == null ? "" : nameOrId);
        gate.account(request, project.map(each -> each.name).orElse(""), right);
        return project.orElseThrow(() -> Refusal.notFound("NOT_FOUND", "project " + nameOrId + " not found"));
    }

    private void rules(Request request, String projectName) throws IOException, Refusal {
        Project project = projectOf(request, Request.decode(projectName), "immutable-tag:list");
        List<Object> rules = new ArrayList<>();
        for (String pattern : project.immutableTags) {
            rules.add(Map.of(
                    "id", rules.size() + 1, "disabled", false, "action", "immutable", "template", "immutable_template",
                    "tag_selectors", List.of(Map.of("kind", "doublestar", "decoration", "matches", "pattern", pattern)),
                    "scope_selectors", Map.of("repository", List.of(Map.of("kind", "doublestar", "decoration", "repoMatches", "pattern", "**")))));
        }
        request.answer(200, rules);
    }

    private void project(Request request) throws IOException, Refusal {
        Matcher rules = Pattern.compile("/api/v2\\.0/projects/([^/]+)/immutabletagrules").matcher(request.path());
        if (rules.matches() && request.method().equals("GET")) {
            rules(request, rules.group(1));
            return;
        }
        Matcher path = Pattern.compile("/api/v2\\.0/projects/([^/]+)").matcher(request.path());
        if (!path.matches() || !request.method().equals("GET")) {
            throw Refusal.notFound("NOT_FOUND", "path " + request.path() + " was not found");
        }
        request.answer(200, document(projectOf(request, Request.decode(path.group(1)), "project:read")));
    }

    private void labels(Request request) throws IOException, Refusal {
        Project project = projectOf(request, request.query("project_id"), "label:list");
        List<Object> all = new ArrayList<>();
        project.labels.forEach((name, id) -> all.add(Map.of("id", id, "name", name, "scope", "p", "project_id", project.id)));
        request.answer(200, all);
    }

    private void createLabel(Request request) throws IOException, Refusal {
        JsonNode body = request.json();
        Project project = projectOf(request, body.path("project_id").asText(), "label:create");
        String name = body.path("name").asText("");
        if (name.isEmpty() || project.labels.containsKey(name)) {
            throw new Refusal(name.isEmpty() ? 400 : 409, name.isEmpty() ? "BAD_REQUEST" : "CONFLICT", "label " + name);
        }
        int id = state.newId();
        state.change(project.name, each -> each.labels.put(name, id));
        request.set("Location", "/api/v2.0/labels/" + id).answer(201);
    }

    private void quotas(Request request) throws IOException, Refusal {
        Project project = projectOf(request, request.query("reference_id"), "quota:read");
        request.answer(200, List.of(Map.of(
                "id", project.id,
                "ref", Map.of("id", project.id, "name", project.name),
                "hard", Map.of("storage", project.storageLimit),
                "used", Map.of("storage", store.usage(project.name)))));
    }

    private void createRobot(Request request) throws IOException, Refusal {
        if (!gate.account(request).isAdministrator()) {
            throw new Refusal(403, "FORBIDDEN", "only an administrator may create a robot account");
        }
        JsonNode body = request.json();
        JsonNode permission = body.path("permissions").path(0);
        Project project = projectOf(request, permission.path("namespace").asText(), "robot:create");
        Set<String> actions = new LinkedHashSet<>();
        permission.path("access").forEach(access -> {
            String resource = access.path("resource").asText();
            actions.add((resource.equals("repository") ? "" : resource + ":") + access.path("action").asText());
        });
        String name = "robot$" + project.name + "+" + body.path("name").asText();
        String secret = UUID.randomUUID().toString();
        accounts.add(new Accounts.Account(name, secret, project.name, actions));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", state.newId());
        answer.put("name", name);
        answer.put("secret", secret);
        request.answer(201, answer);
    }

    /** The digest that a tag or digest of a repository means. */
    static Digest resolve(ContentStore store, String repository, String reference) throws IOException, Refusal {
        Optional<Digest> digest = reference.contains(":") ? Optional.of(DistributionApi.digest(reference)) : store.tag(repository, reference);
        if (digest.isEmpty() || store.manifestType(repository, digest.get()).isEmpty()) {
            throw Refusal.notFound("NOT_FOUND", "artifact " + repository + ":" + reference + " not found");
        }
        return digest.get();
    }
}
