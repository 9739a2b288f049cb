package io.jenkins.plugins.kubesphere.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** The Jelly tags of a real controller with their attributes, from {@code jenkins-facts/taglibs.tsv}. */
final class TagLibraries {

    /** Tags that Stapler and Jelly bring themselves; the facts list only Jenkins' own libraries. */
    private static final Map<String, Set<String>> BUILT_IN = Map.of(
            "jelly:stapler", Set.of("adjunct", "include", "attribute", "documentation", "contentType", "statusCode", "bind", "once", "header", "setHeader",
                    "structuredMessageFormat", "structuredMessageArgument", "isUserInRole", "nbsp", "redirect"),
            "jelly:core", Set.of("jelly", "if", "choose", "when", "otherwise", "forEach", "set", "out", "whitespace", "invokeStatic", "new", "break", "mute"));

    private record Tag(Set<String> attributes, Set<String> required, Set<String> deprecated) {}

    private final Map<String, Tag> tags = new HashMap<>();

    static TagLibraries load() throws IOException {
        TagLibraries libraries = new TagLibraries();
        try (InputStream in = TagLibraries.class.getResourceAsStream("/jenkins-facts/taglibs.tsv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().skip(1).map(line -> line.split("\t", -1)).forEach(libraries::add);
        }
        return libraries;
    }

    private void add(String[] row) {
        Set<String> attributes = new LinkedHashSet<>();
        Set<String> required = new LinkedHashSet<>();
        Set<String> deprecated = new LinkedHashSet<>();
        for (String word : row[2].split(" ")) {
            String attribute = word.replaceAll("[!†]", "");
            attributes.add(attribute);
            if (word.contains("!")) {
                required.add(attribute);
            }
            if (word.contains("†")) {
                deprecated.add(attribute);
            }
        }
        tags.put(row[0] + " " + row[1], new Tag(attributes, required, deprecated));
    }

    /** What a real controller would not understand of this element; its children are not looked at. */
    List<String> check(Element element) {
        String library = element.getNamespaceURI();
        if (library == null || library.isEmpty()) {
            return List.of();
        }
        String name = element.getLocalName();
        if (BUILT_IN.containsKey(library)) {
            return BUILT_IN.get(library).contains(name) ? List.of() : List.of("no tag " + name + " in " + library);
        }
        Tag tag = tags.get(library + " " + name);
        if (tag == null) {
            return List.of("no tag " + name + " in " + library);
        }
        List<String> findings = new ArrayList<>();
        NamedNodeMap attributes = element.getAttributes();
        Set<String> given = new LinkedHashSet<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            String attribute = attributes.item(i).getNodeName();
            if (!attribute.startsWith("xmlns")) {
                given.add(attribute);
            }
        }
        given.stream().filter(attribute -> !tag.attributes().contains(attribute)).forEach(attribute ->
                findings.add("tag " + name + " of " + library + " has no attribute " + attribute));
        given.stream().filter(tag.deprecated()::contains).forEach(attribute -> findings.add("attribute " + attribute + " of " + name + " is deprecated"));
        tag.required().stream().filter(attribute -> !given.contains(attribute)).forEach(attribute ->
                findings.add("tag " + name + " of " + library + " needs the attribute " + attribute));
        return findings;
    }
}
