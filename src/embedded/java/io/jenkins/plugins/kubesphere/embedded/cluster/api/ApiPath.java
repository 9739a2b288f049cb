package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectKey;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceCatalog;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The resource that a path such as {@code /apis/apps/v1/namespaces/default/deployments/web/status} names.
 *
 * @param namespace empty for all namespaces or a cluster-scoped resource
 * @param name empty for the collection
 * @param subresource empty for the object itself
 */
record ApiPath(ResourceType type, String namespace, String name, String subresource) {

    /** @return empty when the path is not one of a served resource */
    static Optional<ApiPath> parse(String path, ResourceCatalog catalog) {
        List<String> parts = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        int rest;
        String group;
        if (parts.size() >= 3 && parts.get(0).equals("api")) {
            group = "";
            rest = 2;
        } else if (parts.size() >= 4 && parts.get(0).equals("apis")) {
            group = parts.get(1);
            rest = 3;
        } else {
            return Optional.empty();
        }
        String version = parts.get(rest - 1);
        String namespace = "";
        boolean inside = parts.get(rest).equals("namespaces") && parts.size() >= rest + 3 && !parts.get(rest + 2).equals("status")
                && !parts.get(rest + 2).equals("finalize");
        if (inside) {
            namespace = parts.get(rest + 1);
            rest += 2;
        }
        String name = parts.size() > rest + 1 ? parts.get(rest + 1) : "";
        String subresource = parts.size() > rest + 2 ? parts.get(rest + 2) : "";
        if (parts.size() > rest + 3) {
            return Optional.empty();
        }
        String within = namespace;
        return catalog.byPlural(group, version, parts.get(rest))
                .filter(type -> type.namespaced() || !inside)
                .filter(type -> !type.namespaced() || inside || name.isEmpty())
                .filter(type -> subresource.isEmpty() || type.has(subresource))
                .map(type -> new ApiPath(type, within, name, subresource));
    }

    ObjectKey key() {
        return ObjectKey.of(type, namespace, name);
    }
}
