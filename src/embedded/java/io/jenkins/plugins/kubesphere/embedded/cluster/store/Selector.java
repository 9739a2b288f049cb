package io.jenkins.plugins.kubesphere.embedded.cluster.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Label selectors and field selectors of list and watch requests. */
public final class Selector {
    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern EQUAL = Pattern.compile("([^\\s!=]+)\\s*(==|!=|=)\\s*(\\S*)");

    private Selector() {}

    /** @throws IllegalArgumentException naming the requirement that cannot be read */
    public static Predicate<JsonNode> labels(String text) {
        List<Predicate<JsonNode>> requirements = new ArrayList<>();
        for (String part : split(text)) {
            requirements.add(requirement(part));
        }
        return object -> requirements.stream().allMatch(requirement -> requirement.test(object.path("metadata").path("labels")));
    }

    private static Predicate<JsonNode> requirement(String part) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            Set<String> values = new TreeSet<>();
            Arrays.stream(set.group(3).split(",")).map(String::strip).forEach(values::add);
            boolean in = set.group(2).equals("in");
            String key = set.group(1);
            return labels -> in == (labels.has(key) && values.contains(labels.path(key).asText()));
        }
        Matcher equal = EQUAL.matcher(part);
        if (equal.matches()) {
            boolean same = !equal.group(2).equals("!=");
            String key = equal.group(1);
            String value = equal.group(3);
            return labels -> same == (labels.has(key) && labels.path(key).asText().equals(value));
        }
        if (part.matches("![^\\s!=]+")) {
            return labels -> !labels.has(part.substring(1));
        }
        if (part.matches("[^\\s!=(),]+")) {
            return labels -> labels.has(part);
        }
        throw new IllegalArgumentException("unable to parse requirement: " + part);
    }

    /** @throws IllegalArgumentException when a term is not {@code path=value} */
    public static Predicate<JsonNode> fields(String text) {
        List<Predicate<JsonNode>> terms = new ArrayList<>();
        for (String part : split(text)) {
            Matcher term = EQUAL.matcher(part);
            if (!term.matches()) {
                throw new IllegalArgumentException("invalid field selector: " + part);
            }
            String pointer = "/" + term.group(1).replace('.', '/');
            boolean same = !term.group(2).equals("!=");
            terms.add(object -> same == object.at(pointer).asText().equals(term.group(3)));
        }
        return object -> terms.stream().allMatch(term -> term.test(object));
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",(?![^(]*\\))")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }
}
