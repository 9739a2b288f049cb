package io.jenkins.plugins.kubesphere.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON values that stand one after the other (RFC 8259), as kubectl does; a key that stands twice in one object is refused. */
final class JsonReader {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(ManifestText.LARGEST).build()).build();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String file;
    private final JsonParser parser;
    private Map<JsonNode, Integer> entryLines = new IdentityHashMap<>();

    private JsonReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * What could be read of a text.
     *
     * @param roots the values before the failure
     * @param end offset after the last of them, in characters
     * @param failure why the rest is no JSON; {@code null} when there is no rest
     * @param isMeant whether the rest looks like JSON with a mistake in it, rather than like YAML
     */
    record Objects(List<DocumentReader.Root> roots, int end, ManifestException failure, boolean isMeant) {
    }

    /** Whether the first character that is no space opens an object. */
    static boolean couldBegin(String text) {
        return firstAfter(text, 0) == '{';
    }

    /** Whether the whole text is JSON, which is decided by its syntax alone. */
    static boolean isWhole(String text) {
        if (!couldBegin(text)) {
            return false;
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                token = parser.nextToken();
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The values of a text up to its end or up to what is no JSON.
     *
     * @throws ManifestException for what is JSON and cannot be used: a key that stands twice, too deep nesting, a number without bounds
     */
    static Objects read(String file, String text) throws ManifestException {
        List<DocumentReader.Root> roots = new ArrayList<>();
        int end = 0;
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonReader reader = new JsonReader(file, parser);
            while (parser.nextToken() != null) {
                reader.entryLines = new IdentityHashMap<>();
                int line = parser.currentTokenLocation().getLineNr();
                roots.add(new DocumentReader.Root(line, reader.value(1), reader.entryLines));
                end = (int) parser.currentLocation().getCharOffset();
            }
            return new Objects(roots, end, null, true);
        } catch (JsonProcessingException e) {
            return new Objects(roots, end, failure(file, e), looksLikeJson(text, end));
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    private static ManifestException failure(String file, JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        String problem = e instanceof JsonEOFException ? Messages.json_ends_early()
                : Messages.json_malformed(e.getOriginalMessage().lines().findFirst().orElse("").strip());
        return place == null ? new ManifestException(file, 0, 0, problem) : new ManifestException(file, place.getLineNr(), place.getColumnNr(), problem);
    }

    /** In YAML, a mapping seldom begins with a brace and a quotation mark, and a document with {@code ---} follows another one. */
    private static boolean looksLikeJson(String text, int end) {
        if (end > 0) {
            return firstAfter(text, end) != '-';
        }
        char first = firstAfter(text, text.indexOf('{') + 1);
        return first == '"' || first == '}' || first == 0;
    }

    private static char firstAfter(String text, int offset) {
        for (int i = offset; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    private JsonNode value(int depth) throws IOException, ManifestException {
        if (depth > YamlEvents.DEEPEST) {
            throw at(Messages.yaml_too_deep(YamlEvents.DEEPEST));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            default -> TextNode.valueOf(UnicodeText.withoutLoneSurrogates(parser.getText()));
        };
    }

    private ObjectNode object(int depth) throws IOException, ManifestException {
        ObjectNode object = JSON.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = UnicodeText.withoutLoneSurrogates(parser.currentName());
            if (object.has(key)) {
                throw at(Messages.yaml_duplicate_key(key));
            }
            parser.nextToken();
            object.set(key, value(depth + 1));
        }
        return object;
    }

    private ArrayNode array(int depth) throws IOException, ManifestException {
        ArrayNode array = JSON.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int line = parser.currentTokenLocation().getLineNr();
            JsonNode entry = value(depth + 1);
            if (entry.isObject()) {
                entryLines.put(entry, line);
            }
            array.add(entry);
        }
        return array;
    }

    private JsonNode integer() throws IOException, ManifestException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? number() : JSON.numberNode(parser.getLongValue());
    }

    private JsonNode number() throws IOException, ManifestException {
        double value = Double.parseDouble(parser.getText());
        if (Double.isInfinite(value)) {
            throw at(Messages.yaml_endless_number(parser.getText()));
        }
        return YamlScalar.number(value);
    }

    private ManifestException at(String problem) {
        JsonLocation place = parser.currentTokenLocation();
        return new ManifestException(file, place.getLineNr(), place.getColumnNr(), problem);
    }
}
