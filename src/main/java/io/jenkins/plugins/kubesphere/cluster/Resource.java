package io.jenkins.plugins.kubesphere.cluster;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * One object of a cluster, by the address the API gives it. Small and serializable: this is what a build remembers.
 *
 * @param apiVersion for example {@code apps/v1}
 * @param kind for example {@code Deployment}
 * @param plural for example {@code deployments}
 * @param namespace namespace, empty for objects of the whole cluster
 * @param name the object's name
 */
public record Resource(String apiVersion, String kind, String plural, String namespace, String name) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Path of the object in the API. */
    public String path() {
        return collection() + "/" + encode(name);
    }

    /** Path of all objects of this kind in the same namespace. */
    public String collection() {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion + (namespace.isEmpty() ? "" : "/namespaces/" + encode(namespace)) + "/" + plural;
    }

    /** The group's name, empty for the core group. */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** As people say it: {@code Deployment demo/boot-app}. */
    public String label() {
        return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
