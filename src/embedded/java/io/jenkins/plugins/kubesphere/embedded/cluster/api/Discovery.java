package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.control.ControlLoop;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceCatalog;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Version, API groups and their resources, and the small part of OpenAPI v3 by which kubectl sees what the server validates. */
final class Discovery {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VERBS = List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private final ResourceCatalog catalog;

    Discovery(ResourceCatalog catalog) {
        this.catalog = catalog;
    }

    /** @return empty when the path is not one of discovery */
    Optional<Answer> answer(String path) {
        String[] parts = path.replaceAll("^/|/$", "").split("/");
        if (path.equals("/version")) {
            return Optional.of(Answer.ok(version()));
        }
        if (List.of("/healthz", "/livez", "/readyz").contains(path)) {
            return Optional.of(Answer.text("ok"));
        }
        if (path.equals("/openapi/v2")) {
            // No definitions, in its binary form: clients then take the rules of the kinds they know themselves.
            return Optional.of(new Answer(200, "application/com.github.proto-openapi.spec.v2.v1.0+protobuf", TextNode.valueOf(""), List.of()));
        }
        if (path.startsWith("/openapi/v3")) {
            return openApi(path.substring("/openapi/v3".length()));
        }
        if (parts.length == 1 && parts[0].equals("api")) {
            ObjectNode versions = JSON.createObjectNode().put("kind", "APIVersions");
            versions.putArray("versions").add("v1");
            versions.putArray("serverAddressByClientCIDRs");
            return Optional.of(Answer.ok(versions));
        }
        if (parts.length == 1 && parts[0].equals("apis")) {
            return Optional.of(Answer.ok(groups()));
        }
        if (parts.length == 2 && parts[0].equals("api")) {
            return resources("", parts[1]);
        }
        if (parts.length == 2 && parts[0].equals("apis")) {
            Collection<String> versions = catalog.groups().get(parts[1]);
            return versions == null ? Optional.empty() : Optional.of(Answer.ok(group(parts[1], versions, true)));
        }
        return parts.length == 3 && parts[0].equals("apis") ? resources(parts[1], parts[2]) : Optional.empty();
    }

    private static ObjectNode version() {
        return JSON.createObjectNode().put("major", "1").put("minor", "32").put("gitVersion", ControlLoop.VERSION)
                .put("gitCommit", "simulated").put("gitTreeState", "clean").put("buildDate", "2025-01-01T00:00:00Z").put("goVersion", "none")
                .put("compiler", "none").put("platform", "simulated");
    }

    private ObjectNode groups() {
        ObjectNode list = JSON.createObjectNode().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        catalog.groups().forEach((name, versions) -> {
            if (!name.isEmpty()) {
                groups.add(group(name, versions, false));
            }
        });
        return list;
    }

    private static ObjectNode group(String name, Collection<String> versions, boolean alone) {
        ObjectNode group = JSON.createObjectNode();
        if (alone) {
            group.put("kind", "APIGroup").put("apiVersion", "v1");
        }
        group.put("name", name);
        ArrayNode list = group.putArray("versions");
        versions.forEach(version -> list.addObject().put("groupVersion", name + "/" + version).put("version", version));
        group.set("preferredVersion", list.get(0));
        return group;
    }

    private Optional<Answer> resources(String group, String version) {
        List<ResourceType> types =
                catalog.types().stream().filter(type -> type.group().equals(group) && type.version().equals(version)).toList();
        if (types.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode list = JSON.createObjectNode().put("kind", "APIResourceList").put("apiVersion", "v1")
                .put("groupVersion", types.get(0).apiVersion());
        ArrayNode resources = list.putArray("resources");
        for (ResourceType type : types) {
            ObjectNode resource = resource(resources, type, type.plural(), type.kind());
            resource.put("singularName", type.singular());
            ArrayNode verbs = resource.putArray("verbs");
            VERBS.forEach(verbs::add);
            if (!type.shortNames().isEmpty()) {
                type.shortNames().forEach(resource.putArray("shortNames")::add);
            }
            if (!type.categories().isEmpty()) {
                type.categories().forEach(resource.putArray("categories")::add);
            }
            for (String subresource : type.subresources()) {
                boolean scale = subresource.equals("scale");
                ObjectNode inner = resource(resources, type, type.plural() + "/" + subresource, scale ? "Scale" : type.kind());
                if (scale) {
                    inner.put("group", "autoscaling").put("version", "v1");
                }
                inner.put("singularName", "").putArray("verbs").add("get").add("patch").add("update");
            }
        }
        return Optional.of(Answer.ok(list));
    }

    private static ObjectNode resource(ArrayNode resources, ResourceType type, String name, String kind) {
        return resources.addObject().put("name", name).put("namespaced", type.namespaced()).put("kind", kind);
    }

    private Optional<Answer> openApi(String rest) {
        if (rest.isEmpty() || rest.equals("/")) {
            ObjectNode index = JSON.createObjectNode();
            ObjectNode paths = index.putObject("paths");
            for (Map.Entry<String, Collection<String>> group : catalog.groups().entrySet()) {
                for (String version : group.getValue()) {
                    String path = group.getKey().isEmpty() ? "api/" + version : "apis/" + group.getKey() + "/" + version;
                    paths.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path);
                }
            }
            return Optional.of(Answer.ok(index));
        }
        String base = rest;
        List<ResourceType> types = catalog.types().stream().filter(type -> base.equals(base(type))).toList();
        if (types.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode document = JSON.createObjectNode().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", ControlLoop.VERSION);
        ObjectNode paths = document.putObject("paths");
        for (ResourceType type : types) {
            ObjectNode patch = paths.putObject(base + (type.namespaced() ? "/namespaces/{namespace}/" : "/") + type.plural() + "/{name}")
                    .putObject("patch");
            ArrayNode parameters = patch.putArray("parameters");
            for (String parameter : List.of("dryRun", "fieldManager", "fieldValidation", "force")) {
                parameters.addObject().put("name", parameter).put("in", "query").putObject("schema").put("type", "string");
            }
            patch.putObject("x-kubernetes-group-version-kind").put("group", type.group()).put("version", type.version()).put("kind", type.kind());
        }
        return Optional.of(Answer.ok(document));
    }

    private static String base(ResourceType type) {
        return type.group().isEmpty() ? "/api/" + type.version() : "/apis/" + type.group() + "/" + type.version();
    }
}
