package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which tags and attributes the libraries of a real controller have. */
final class TagFacts {
    private static final Map<String, Set<String>> BUILT_IN = Map.of(
        "jelly:core", Set.of("jelly", "if", "choose", "when", "otherwise", "forEach", "set", "out", "whitespace"),
        "jelly:stapler", Set.of("adjunct", "include", "documentation", "attribute", "contentType", "statusCode", "once", "nbsp"));

    private record Tag(Set<String> attributes, Set<String> required) {
    }

    private final Map<String, Tag> tags = new HashMap<>();

    private TagFacts() {
    }

    static TagFacts load() {
        TagFacts facts = new TagFacts();
        try (BufferedReader reader = new BufferedReader(
            new InputStreamReader(TagFacts.class.getResourceAsStream("taglibs.tsv"), StandardCharsets.UTF_8))) {
            reader.lines().skip(1).forEach(facts::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return facts;
    }

    private void add(String line) {
        String[] columns = line.split("\t", -1);
        Set<String> all = new HashSet<>();
        Set<String> required = new HashSet<>();
        for (String word : columns[2].split(" ")) {
            String name = word.replaceAll("[!†]", "");
            all.add(name);
            if (word.contains("!")) {
                required.add(name);
            }
        }
        tags.put(columns[0] + "#" + columns[1], new Tag(all, required));
    }

    /** @throws ViewException for a tag or attribute that a real controller does not have, or a required one that is missing */
    void check(String library, String tag, Set<String> attributes, View view) {
        if (BUILT_IN.containsKey(library)) {
            if (!BUILT_IN.get(library).contains(tag)) {
                throw new ViewException(view.name() + ": there is no tag " + tag + " in " + library);
            }
            return;
        }
        Tag known = tags.get(library + "#" + tag);
        if (known == null) {
            throw new ViewException(view.name() + ": there is no tag " + tag + " in " + library);
        }
        for (String attribute : attributes) {
            if (!known.attributes().contains(attribute)) {
                throw new ViewException(view.name() + ": the tag " + tag + " of " + library + " has no attribute " + attribute);
            }
        }
        for (String attribute : known.required()) {
            if (!attributes.contains(attribute)) {
                throw new ViewException(view.name() + ": the tag " + tag + " of " + library + " needs the attribute " + attribute);
            }
        }
    }
}
