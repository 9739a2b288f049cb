package io.jenkins.plugins.kubesphere.fleet;

import java.util.Set;

/**
 * Where the part of a release that one cluster gets ends up.
 *
 * @param cluster its name in the release
 * @param server the address of its API server, for people
 * @param marks what tells it from other clusters, as far as is known: two that have one in common are one and the same
 */
public record Destination(String cluster, String server, Set<String> marks) {

    /** Copies its arguments. */
    public Destination {
        marks = Set.copyOf(marks);
    }
}
