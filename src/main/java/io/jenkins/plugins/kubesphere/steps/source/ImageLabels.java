package io.jenkins.plugins.kubesphere.steps.source;

import java.util.Map;
import java.util.TreeMap;

/**
 * The labels that say which source an image was made from (OCI image specification, "Pre-Defined Annotation Keys"). Only what follows from
 * the source is said: a build number or time would make every build another digest. Pure.
 */
final class ImageLabels {

    private ImageLabels() {}

    static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> labels = new TreeMap<>();
        put(labels, "org.opencontainers.image.revision", environment.get("GIT_COMMIT"));
        put(labels, "org.opencontainers.image.source", withoutCredentials(environment.get("GIT_URL")));
        put(labels, "org.opencontainers.image.version", environment.get("TAG_NAME"));
        put(labels, "io.jenkins.branch", environment.get("BRANCH_NAME"));
        return labels;
    }

    private static void put(Map<String, String> labels, String key, String value) {
        if (value != null && !value.isBlank()) {
            labels.put(key, value);
        }
    }

    /** Somebody's address may carry a password; an image tells everybody what is in it. */
    private static String withoutCredentials(String address) {
        return address == null ? null : address.replaceFirst("^([a-z+]+://)[^/@]*@", "$1");
    }
}
