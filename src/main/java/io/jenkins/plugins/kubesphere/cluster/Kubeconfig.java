package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.manifest.ManifestException;
import io.jenkins.plugins.kubesphere.manifest.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kubeconfig read strictly: only inline data counts. Fields that would run a program or read a file are refused by name, and so is everything that is
 * unknown, missing or twice.
 */
public final class Kubeconfig {

    private static final int LARGEST = 1024 * 1024;
    private static final Set<String> TOP = Set.of("apiVersion", "kind", "clusters", "contexts", "users", "current-context", "preferences", "extensions");

    private static final Set<String> CONTEXT = Set.of("cluster", "user", "namespace", "extensions");

    private final Map<String, ObjectNode> clusters;
    private final Map<String, ObjectNode> users;
    private final Map<String, ObjectNode> contexts;
    private final String current;

    private Kubeconfig(Map<String, ObjectNode> clusters, Map<String, ObjectNode> users, Map<String, ObjectNode> contexts, String current) {
        this.clusters = clusters;
        this.users = users;
        this.contexts = contexts;
        this.current = current;
    }

    /**
     * Reads the text of a kubeconfig; its contexts are checked when they are used.
     *
     * @throws KubeconfigException when it is not a kubeconfig
     */
    public static Kubeconfig parse(String text) throws KubeconfigException {
        if (text == null || text.isBlank()) {
            throw new KubeconfigException(Messages.kubeconfig_empty());
        }
        if (text.length() > LARGEST) {
            throw new KubeconfigException(Messages.kubeconfig_too_large(LARGEST));
        }
        List<JsonNode> documents;
        try {
            documents = YamlReader.values("kubeconfig", text);
        } catch (ManifestException e) {
            // The parser's own words may quote the text, which holds secrets: only the position is told.
            throw new KubeconfigException(Messages.kubeconfig_not_yaml(e.line(), e.column()));
        }
        if (documents.size() != 1 || !(documents.get(0) instanceof ObjectNode root)) {
            throw new KubeconfigException(Messages.kubeconfig_not_a_mapping());
        }
        if (!root.path("kind").asText("Config").equals("Config") || !root.path("apiVersion").asText("v1").equals("v1")) {
            throw new KubeconfigException(Messages.kubeconfig_wrong_kind(root.path("kind").asText("Config"), root.path("apiVersion").asText("v1")));
        }
        for (String field : fields(root)) {
            if (!TOP.contains(field)) {
                throw new KubeconfigException(Messages.kubeconfig_unknown_field(field));
            }
        }
        return new Kubeconfig(entries(root, "clusters", "cluster"), entries(root, "users", "user"), entries(root, "contexts", "context"),
                text(root, "current-context", "current-context"));
    }

    /** Names of the contexts in the order of the file. */
    public List<String> contexts() {
        return List.copyOf(contexts.keySet());
    }

    /** Name of the current context, or an empty string. */
    public String currentContext() {
        return current;
    }

    /**
     * How a context reaches its cluster.
     *
     * @param chosen name of a context; {@code null} or empty for the current one
     * @throws KubeconfigException when the context cannot be used as it stands, or does not check the server's certificate
     */
    public ClusterAccess access(String chosen) throws KubeconfigException {
        return access(chosen, false);
    }

    /**
     * How a context reaches its cluster.
     *
     * @param chosen name of a context; {@code null} or empty for the current one
     * @param anyCertificate whether somebody has said that the server's certificate need not be checked, if the kubeconfig says so too
     * @throws KubeconfigException when the context cannot be used as it stands
     */
    public ClusterAccess access(String chosen, boolean anyCertificate) throws KubeconfigException {
        ClusterAccess access = unchecked(chosen);
        if (access.insecure() && !anyCertificate) {
            throw new KubeconfigException(Messages.kubeconfig_insecure(access.context(), access.server()));
        }
        return access;
    }

    private ClusterAccess unchecked(String chosen) throws KubeconfigException {
        boolean own = chosen == null || chosen.isBlank();
        String name = own ? current : chosen.strip();
        if (name.isEmpty()) {
            throw new KubeconfigException(contexts.isEmpty() ? Messages.kubeconfig_no_contexts() : Messages.kubeconfig_no_current(list(contexts.keySet())));
        }
        ObjectNode context = contexts.get(name);
        if (context == null) {
            throw new KubeconfigException(own ? Messages.kubeconfig_current_missing(name, list(contexts.keySet()))
                    : Messages.kubeconfig_context_missing(name, list(contexts.keySet())));
        }
        for (String field : fields(context)) {
            if (!CONTEXT.contains(field)) {
                throw new KubeconfigException(Messages.kubeconfig_unknown_field("contexts[" + name + "].context." + field));
            }
        }
        String clusterName = text(context, "cluster", "contexts[" + name + "].context.cluster");
        String userName = text(context, "user", "contexts[" + name + "].context.user");
        ObjectNode cluster = clusters.get(clusterName);
        if (cluster == null) {
            throw new KubeconfigException(Messages.kubeconfig_cluster_missing(name, clusterName, list(clusters.keySet())));
        }
        ObjectNode user = userName.isEmpty() ? new ObjectNode(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance) : users.get(userName);
        if (user == null) {
            throw new KubeconfigException(Messages.kubeconfig_user_missing(name, userName, list(users.keySet())));
        }
        String namespace = text(context, "namespace", "contexts[" + name + "].context.namespace");
        return new KubeconfigEntries(clusterName, cluster, userName, user).access(name, namespace.isEmpty() ? "default" : namespace);
    }

    /**
     * The text of a kubeconfig that holds one context alone, with its cluster and its user.
     *
     * @param context name of a context
     * @throws KubeconfigException when there is no such context, or it names what is not there
     */
    public String only(String context) throws KubeconfigException {
        ClusterAccess access = unchecked(context);
        ObjectNode chosen = contexts.get(access.context());
        String cluster = text(chosen, "cluster", "cluster");
        String user = text(chosen, "user", "user");
        ObjectNode root = chosen.objectNode().put("apiVersion", "v1").put("kind", "Config").put("current-context", access.context());
        root.putArray("contexts").addObject().put("name", access.context()).set("context", chosen);
        root.putArray("clusters").addObject().put("name", cluster).set("cluster", clusters.get(cluster));
        if (!user.isEmpty()) {
            root.putArray("users").addObject().put("name", user).set("user", users.get(user));
        }
        return root.toPrettyString() + "\n";
    }

    static String text(ObjectNode object, String field, String path) throws KubeconfigException {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isValueNode() || value.isBoolean()) {
            throw new KubeconfigException(Messages.kubeconfig_not_text(path));
        }
        return value.asText();
    }

    static List<String> fields(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String list(Collection<String> names) {
        return names.isEmpty() ? Messages.kubeconfig_none() : String.join(", ", names);
    }

    private static Map<String, ObjectNode> entries(ObjectNode root, String list, String field) throws KubeconfigException {
        Map<String, ObjectNode> entries = new LinkedHashMap<>();
        JsonNode value = root.get(list);
        if (value == null || value.isNull()) {
            return entries;
        }
        if (!(value instanceof ArrayNode)) {
            throw new KubeconfigException(Messages.kubeconfig_not_a_list(list));
        }
        for (JsonNode entry : value) {
            String name = entry.path("name").asText("");
            if (name.isEmpty()) {
                throw new KubeconfigException(Messages.kubeconfig_entry_without_name(list));
            }
            for (String key : fields((ObjectNode) entry)) {
                if (!key.equals("name") && !key.equals(field)) {
                    throw new KubeconfigException(Messages.kubeconfig_unknown_field(list + "[" + name + "]." + key));
                }
            }
            JsonNode content = entry.get(field);
            if (content != null && !content.isNull() && !content.isObject()) {
                throw new KubeconfigException(Messages.kubeconfig_entry_not_a_mapping(list, name, field));
            }
            ObjectNode object = content instanceof ObjectNode given ? given : ((ObjectNode) entry).objectNode();
            if (entries.put(name, object) != null) {
                throw new KubeconfigException(Messages.kubeconfig_duplicate(list, name));
            }
        }
        return entries;
    }
}
