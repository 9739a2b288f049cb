package io.jenkins.plugins.kubesphere.embedded.cluster.store;

/**
 * Where an object lives. Versions of one resource share their objects.
 *
 * @param namespace empty for a cluster-scoped object
 */
public record ObjectKey(String group, String plural, String namespace, String name) {

    public static ObjectKey of(ResourceType type, String namespace, String name) {
        return new ObjectKey(type.group(), type.plural(), type.namespaced() ? namespace : "", name);
    }

    public boolean isOf(ResourceType type) {
        return group.equals(type.group()) && plural.equals(type.plural());
    }
}
