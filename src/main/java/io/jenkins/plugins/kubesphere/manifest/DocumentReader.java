package io.jenkins.plugins.kubesphere.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the documents of a text as kubectl does: what begins like JSON is read as JSON objects one after the other; where that ends before the second
 * object does, the rest is YAML.
 */
final class DocumentReader {

    private static final Pattern SEPARATOR = Pattern.compile("\\s*^---[ \\t]*(#.*)?$", Pattern.MULTILINE);

    private DocumentReader() {
    }

    /**
     * One document of a text.
     *
     * @param line from 1, of its first node
     * @param root its value, never Java {@code null}
     * @param entryLines line of each mapping that is an entry of a list, by identity
     */
    record Root(int line, JsonNode root, Map<JsonNode, Integer> entryLines) {

        /** Where an entry of a list in this document begins; the document's own line for a copy made by an alias. */
        int lineOf(JsonNode entry) {
            return entryLines.getOrDefault(entry, line);
        }
    }

    /**
     * Every document of the text.
     *
     * @throws ManifestException with file, line and column of what cannot be read
     */
    static List<Root> read(String file, String text) throws ManifestException {
        if (!JsonReader.couldBegin(text)) {
            return YamlReader.read(file, text);
        }
        JsonReader.Objects json = JsonReader.read(file, text);
        if (json.failure() == null) {
            return json.roots();
        }
        if (json.roots().size() > 1) {
            throw json.failure();
        }
        List<Root> roots = new ArrayList<>(json.roots());
        String rest = from(text, json.end());
        try {
            roots.addAll(roots.isEmpty() ? YamlReader.read(file, rest) : afterSeparator(file, rest));
            return roots;
        } catch (ManifestException e) {
            throw json.isMeant() ? json.failure() : e;
        }
    }

    /** What follows the first JSON object; behind a {@code ---} it may be JSON once more. */
    private static List<Root> afterSeparator(String file, String rest) throws ManifestException {
        Matcher separator = SEPARATOR.matcher(rest);
        return separator.lookingAt() ? read(file, from(rest, separator.end())) : YamlReader.read(file, rest);
    }

    /** The text from an offset on, with as many line ends before it, so that lines count as in the whole. */
    private static String from(String text, int offset) {
        int start = offset;
        while (offset > 0 && start < text.length() && Character.isWhitespace(text.charAt(start)) && text.charAt(start) != '\n') {
            start++;
        }
        return "\n".repeat((int) text.substring(0, start).chars().filter(c -> c == '\n').count()) + text.substring(start);
    }
}
