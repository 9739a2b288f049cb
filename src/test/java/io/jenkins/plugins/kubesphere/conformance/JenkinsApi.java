package io.jenkins.plugins.kubesphere.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** The facts of the real Jenkins API, read from {@code jenkins-facts/api.tsv.gz}. */
final class JenkinsApi {

    private static final Set<String> COMPARED_MODIFIERS = Set.of("public", "protected", "static", "final", "abstract", "interface", "annotation");

    private final Map<String, ApiType> types = new HashMap<>();
    private final Set<String> packages = new TreeSet<>();

    static JenkinsApi load() {
        JenkinsApi api = new JenkinsApi();
        try (InputStream in = JenkinsApi.class.getResourceAsStream("/jenkins-facts/api.tsv.gz");
                BufferedReader reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                api.add(line.split("\t", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return api;
    }

    private void add(String[] row) {
        String owner = row[3];
        Set<String> modifiers = words(row[6], " ");
        modifiers.retainAll(COMPARED_MODIFIERS);
        if (row[2].equals("class")) {
            String[] parents = row[7].split(";", -1);
            List<String> interfaces = parents.length < 2 || parents[1].isEmpty() ? List.of() : List.of(parents[1].split(","));
            types.put(owner, new ApiType(owner, modifiers, parents[0], interfaces, words(row[8], ",")));
            if (owner.indexOf('/') > 0) {
                packages.add(owner.substring(0, owner.lastIndexOf('/')));
            }
        } else {
            types.get(owner).add(new ApiType.Member(row[4], row[5], modifiers, words(row[7].replace(';', ','), ","), words(row[8], ",")));
        }
    }

    private static Set<String> words(String cell, String separator) {
        Set<String> words = new TreeSet<>();
        for (String word : cell.split(separator)) {
            if (!word.isBlank()) {
                words.add(word.trim());
            }
        }
        return words;
    }

    /** The listed type of that internal name, or null. */
    ApiType type(String name) {
        return types.get(name);
    }

    /** Whether the facts list any class in the package of this internal class name. */
    boolean coversPackageOf(String className) {
        int slash = className.lastIndexOf('/');
        return slash > 0 && packages.contains(className.substring(0, slash));
    }

    /** The type itself and everything it extends or implements, as far as the facts reach; names only, nearest first. */
    Set<String> ancestry(String name) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.poll();
            if (seen.add(next) && types.containsKey(next)) {
                open.addAll(types.get(next).parents());
            }
        }
        return seen;
    }

    /** The member of that name and descriptor in the type or in what it inherits from, or null. */
    ApiType.Member resolve(String owner, String name, String descriptor) {
        for (String ancestor : ancestry(owner)) {
            ApiType type = types.get(ancestor);
            ApiType.Member member = type == null ? null : type.member(name, descriptor);
            if (member != null) {
                return member;
            }
        }
        return null;
    }
}
