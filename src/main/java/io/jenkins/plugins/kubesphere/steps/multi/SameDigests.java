package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.AbortException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code requireDigest}: every image is named by its digest, and a repository has the same one in all clusters. */
final class SameDigests {
    private static final Pattern PINNED = Pattern.compile("(?<name>[^@]+)@(?<digest>sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})");
    private static final int MOST_NAMED = 5;

    private final Collection<String> clusters;
    private final Map<String, Set<String>> floating = new TreeMap<>();
    private final Map<String, Map<String, Set<String>>> digests = new TreeMap<>();

    private SameDigests(Collection<String> clusters) {
        this.clusters = clusters;
    }

    /**
     * @param images of a cluster
     * @throws AbortException with one sentence that names each image which is in the way, and the clusters that would get it
     */
    static void require(Collection<String> clusters, Function<String, List<String>> images) throws AbortException {
        SameDigests same = new SameDigests(clusters);
        clusters.forEach(cluster -> images.apply(cluster).forEach(image -> same.add(cluster, image)));
        if (!same.floating.isEmpty()) {
            throw new AbortException(Messages.SameDigests_floating(same.named(same.floating)));
        }
        for (Map.Entry<String, Map<String, Set<String>>> repository : same.digests.entrySet()) {
            if (repository.getValue().size() > 1) {
                throw new AbortException(Messages.SameDigests_differ(repository.getKey(), same.named(repository.getValue())));
            }
        }
    }

    private void add(String cluster, String image) {
        Matcher pinned = PINNED.matcher(image);
        if (pinned.matches()) {
            digests.computeIfAbsent(repository(pinned.group("name")), key -> new TreeMap<>())
                    .computeIfAbsent(pinned.group("digest"), key -> new TreeSet<>()).add(cluster);
        } else {
            floating.computeIfAbsent(image, key -> new TreeSet<>()).add(cluster);
        }
    }

    /** Regions have registries of their own: what counts is the repository in it. A tag beside the digest counts for nothing. */
    private static String repository(String name) {
        return name.substring(name.indexOf('/') + 1).replaceFirst(":[^/:]*$", "");
    }

    private String named(Map<String, Set<String>> things) {
        return things.entrySet().stream().map(thing -> Messages.SameDigests_of(thing.getKey(), clusters(thing.getValue()))).collect(Collectors.joining(", "));
    }

    private String clusters(Set<String> names) {
        if (names.size() == clusters.size() && names.size() > 1) {
            return Messages.SameDigests_all();
        }
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMED ? first : Messages.SameDigests_more(first, names.size() - MOST_NAMED);
    }
}
