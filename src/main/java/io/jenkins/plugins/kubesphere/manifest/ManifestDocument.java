package io.jenkins.plugins.kubesphere.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One Kubernetes object as a manifest describes it.
 *
 * @param file name of the file it stands in
 * @param line from 1, where it begins
 * @param object its fields; has apiVersion, kind and metadata.name
 */
public record ManifestDocument(String file, int line, ObjectNode object) {

    /** For example {@code apps/v1}. */
    public String apiVersion() {
        return object.get("apiVersion").asText();
    }

    /** For example {@code Deployment}. */
    public String kind() {
        return object.get("kind").asText();
    }

    /** Name of the object. */
    public String name() {
        return object.at("/metadata/name").asText();
    }

    /** Namespace as written in the manifest, or an empty string. */
    public String namespace() {
        return object.at("/metadata/namespace").asText("");
    }

    /** Where it stands, for messages: {@code file:line}. */
    public String position() {
        return file + ":" + line;
    }
}
