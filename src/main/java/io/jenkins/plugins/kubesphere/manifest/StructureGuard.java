package io.jenkins.plugins.kubesphere.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Sees to it that values stay text in a YAML template. The template is read twice, once with harmless words in place of the variables and once with the values:
 * both must have the same shape, and each scalar must be what the harmless words become when they are replaced by the values.
 */
final class StructureGuard {

    private StructureGuard() {
    }

    static void check(String file, byte[] template, List<Envsubst.Use> uses, Map<String, String> values, Predicate<String> allowed)
            throws ManifestException {
        Map<String, String> words = new HashMap<>();
        for (Envsubst.Use use : uses) {
            String value = values.getOrDefault(use.name(), "");
            if (value.startsWith("...") || value.chars().anyMatch(c -> !isHarmless(c))) {
                words.computeIfAbsent(use.name(), name -> "kspvariable" + words.size() + "z");
            }
        }
        if (words.isEmpty()) {
            return;
        }
        if (staysText(file, template, words, values, allowed)) {
            return;
        }
        Set<String> tried = new HashSet<>();
        for (Envsubst.Use use : uses) {
            Map<String, String> others = new HashMap<>(words);
            String word = others.remove(use.name());
            if (word == null || !tried.add(use.name())) {
                continue;
            }
            Map<String, String> alone = new HashMap<>(values);
            alone.putAll(others);
            if (!staysText(file, template, Map.of(use.name(), word), alone, allowed)) {
                throw new ManifestException(file, use.line(), use.column(), Messages.value_changes_structure(use.name()));
            }
        }
        throw new ManifestException(file, uses.get(0).line(), uses.get(0).column(), Messages.values_change_structure(String.join(", ", words.keySet())));
    }

    /** Letters, digits and the punctuation of image names, paths and versions cannot form YAML syntax in the middle of a word. */
    private static boolean isHarmless(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '/';
    }

    private static boolean staysText(String file, byte[] template, Map<String, String> words, Map<String, String> values, Predicate<String> allowed)
            throws ManifestException {
        Map<String, String> harmless = new HashMap<>(values);
        harmless.putAll(words);
        List<Event> expected = YamlEvents.of(file, text(template, harmless, allowed));
        List<Event> actual;
        try {
            actual = YamlEvents.of(file, text(template, values, allowed));
        } catch (ManifestException e) {
            return false;
        }
        if (expected.size() != actual.size()) {
            return false;
        }
        List<Map.Entry<String, String>> replacements = new ArrayList<>(words.entrySet());
        for (int i = 0; i < expected.size(); i++) {
            if (!same(expected.get(i), actual.get(i), replacements, values)) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Event expected, Event actual, List<Map.Entry<String, String>> words, Map<String, String> values) {
        if (expected.getEventId() != actual.getEventId()) {
            return false;
        }
        if (expected instanceof AliasEvent alias) {
            return alias.getAlias().equals(((AliasEvent) actual).getAlias());
        }
        if (!(expected instanceof ScalarEvent scalar)) {
            return true;
        }
        String text = scalar.getValue();
        for (Map.Entry<String, String> word : words) {
            text = text.replace(word.getValue(), values.getOrDefault(word.getKey(), ""));
        }
        ScalarEvent other = (ScalarEvent) actual;
        if (other.isPlain() && other.getValue().equals("<<") && !scalar.getValue().equals("<<")) {
            return false;
        }
        return text.equals(other.getValue()) && scalar.getScalarStyle() == other.getScalarStyle();
    }

    private static String text(byte[] template, Map<String, String> values, Predicate<String> allowed) {
        return new String(Envsubst.substitute(template, allowed, values::get), StandardCharsets.UTF_8);
    }
}
