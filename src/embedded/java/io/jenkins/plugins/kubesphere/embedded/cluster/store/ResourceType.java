package io.jenkins.plugins.kubesphere.embedded.cluster.store;

import java.util.List;

/**
 * One served resource, such as {@code deployments} of {@code apps/v1}.
 *
 * @param group the API group, empty for the core group
 * @param subresources names such as {@code status} and {@code scale}
 */
public record ResourceType(
        String group,
        String version,
        String kind,
        String plural,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        List<String> subresources) {

    public ResourceType {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        subresources = List.copyOf(subresources);
    }

    /** {@code v1} or {@code apps/v1}, as written in an object's {@code apiVersion}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code pods} or {@code deployments.apps}, as error messages name it. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public String singular() {
        return kind.toLowerCase(java.util.Locale.ROOT);
    }

    public boolean has(String subresource) {
        return subresources.contains(subresource);
    }
}
