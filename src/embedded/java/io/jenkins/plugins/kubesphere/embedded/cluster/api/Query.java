package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import java.util.Map;

/** The parameters of a request's query. */
record Query(Map<String, String> values) {

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    boolean flag(String name) {
        String value = text(name);
        return value.equals("true") || value.equals("1");
    }

    boolean dryRun() {
        String value = text("dryRun");
        if (!value.isEmpty() && !value.equals("All")) {
            throw Failure.badRequest("dryRun: Unsupported value: \"" + value + "\": supported values: \"All\"");
        }
        return !value.isEmpty();
    }

    /** Who writes: the given manager, or the first part of the user agent as the real server takes it. */
    String fieldManager(String userAgent) {
        String given = text("fieldManager");
        if (!given.isEmpty()) {
            return given;
        }
        int slash = userAgent.indexOf('/');
        return slash > 0 ? userAgent.substring(0, slash) : userAgent.isEmpty() ? "unknown" : userAgent;
    }
}
