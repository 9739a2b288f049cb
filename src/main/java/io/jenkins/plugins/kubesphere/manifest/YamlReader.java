package io.jenkins.plugins.kubesphere.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Builds plain JSON trees from YAML: no Java type is ever created from a tag, aliases are copied within a limit, duplicate keys are refused. */
public final class YamlReader {

    /** More nodes than this after aliases are expanded are refused: an alias bomb. */
    private static final int MOST_NODES = 500_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String file;
    private final List<Event> events;
    private int next;
    private int nodes;
    private Map<String, JsonNode> anchors = new HashMap<>();
    private Map<JsonNode, Integer> entryLines = new IdentityHashMap<>();

    private YamlReader(String file, List<Event> events) {
        this.file = file;
        this.events = events;
    }

    /**
     * Every document of the text.
     *
     * @throws ManifestException with file, line and column of what cannot be read
     */
    static List<DocumentReader.Root> read(String file, String text) throws ManifestException {
        return new YamlReader(file, YamlEvents.of(file, text)).documents();
    }

    /**
     * The values of every document of the text.
     *
     * @throws ManifestException with file, line and column of what cannot be read
     */
    public static List<JsonNode> values(String file, String text) throws ManifestException {
        return read(file, text).stream().map(DocumentReader.Root::root).toList();
    }

    private List<DocumentReader.Root> documents() throws ManifestException {
        List<DocumentReader.Root> roots = new ArrayList<>();
        while (next < events.size()) {
            if (events.get(next++) instanceof DocumentStartEvent) {
                anchors = new HashMap<>();
                entryLines = new IdentityHashMap<>();
                int line = line(events.get(next));
                roots.add(new DocumentReader.Root(line, node(1), entryLines));
            }
        }
        return roots;
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private JsonNode node(int depth) throws ManifestException {
        Event event = events.get(next++);
        count(event, 1);
        if (event instanceof AliasEvent alias) {
            JsonNode target = anchors.get(alias.getAlias().getValue());
            if (target == null) {
                throw YamlEvents.at(file, event.getStartMark(), Messages.yaml_unknown_alias(alias.getAlias().getValue()));
            }
            count(event, size(target));
            if (depth + depth(target) > YamlEvents.DEEPEST) {
                throw YamlEvents.at(file, event.getStartMark(), Messages.yaml_too_deep(YamlEvents.DEEPEST));
            }
            return target.deepCopy();
        }
        JsonNode value;
        if (event instanceof ScalarEvent scalar) {
            value = scalar(scalar);
        } else if (event instanceof SequenceStartEvent) {
            value = sequence(depth + 1);
        } else {
            value = mapping((MappingStartEvent) event, depth + 1);
        }
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), value));
        return value;
    }

    private ArrayNode sequence(int depth) throws ManifestException {
        ArrayNode array = JSON.arrayNode();
        while (!(events.get(next) instanceof SequenceEndEvent)) {
            int line = line(events.get(next));
            JsonNode entry = node(depth);
            if (entry.isObject()) {
                entryLines.put(entry, line);
            }
            array.add(entry);
        }
        next++;
        return array;
    }

    private ObjectNode mapping(MappingStartEvent start, int depth) throws ManifestException {
        ObjectNode own = JSON.objectNode();
        List<JsonNode> merged = new ArrayList<>();
        while (!(events.get(next) instanceof MappingEndEvent)) {
            Event keyEvent = events.get(next);
            boolean merge = keyEvent instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().equals("<<");
            JsonNode key = node(depth);
            if (merge) {
                merged.add(node(depth));
                continue;
            }
            if (!key.isValueNode()) {
                throw YamlEvents.at(file, keyEvent.getStartMark(), Messages.yaml_odd_key());
            }
            if (own.has(key.asText())) {
                throw YamlEvents.at(file, keyEvent.getStartMark(), Messages.yaml_duplicate_key(key.asText()));
            }
            own.set(key.asText(), node(depth));
        }
        next++;
        for (JsonNode source : merged) {
            merge(own, source, start);
        }
        return own;
    }

    private void merge(ObjectNode own, JsonNode source, Event where) throws ManifestException {
        if (source instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> own.putIfAbsent(field.getKey(), field.getValue()));
        } else if (source instanceof ArrayNode list) {
            for (JsonNode each : list) {
                merge(own, each, where);
            }
        } else {
            throw YamlEvents.at(file, where.getStartMark(), Messages.yaml_odd_merge());
        }
    }

    private JsonNode scalar(ScalarEvent scalar) throws ManifestException {
        String tag = scalar.getTag().orElse("");
        String value = scalar.getValue();
        if (tag.isEmpty() && scalar.isPlain() || tag.matches("tag:yaml\\.org,2002:(int|float|bool|null)")) {
            JsonNode plain = YamlScalar.plain(value);
            if (plain == null) {
                throw YamlEvents.at(file, scalar.getStartMark(), Messages.yaml_endless_number(value));
            }
            if (!tag.isEmpty() && !isOf(tag.substring(tag.lastIndexOf(':') + 1), plain)) {
                throw YamlEvents.at(file, scalar.getStartMark(), Messages.yaml_wrong_tag(value, tag.replace("tag:yaml.org,2002:", "!!")));
            }
            return plain;
        }
        if (tag.equals("tag:yaml.org,2002:binary")) {
            try {
                return TextNode.valueOf(new String(Base64.getDecoder().decode(value.replaceAll("\\s", "")), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw YamlEvents.at(file, scalar.getStartMark(), Messages.yaml_bad_binary());
            }
        }
        if (tag.isEmpty() || tag.equals("!") || tag.equals("tag:yaml.org,2002:str") || tag.equals("tag:yaml.org,2002:timestamp")) {
            return TextNode.valueOf(UnicodeText.withoutLoneSurrogates(value));
        }
        throw YamlEvents.at(file, scalar.getStartMark(), Messages.yaml_odd_tag(tag));
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "int" -> value.isIntegralNumber();
            case "float" -> value.isNumber();
            case "bool" -> value.isBoolean();
            default -> value.isNull();
        };
    }

    private void count(Event event, int more) throws ManifestException {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw YamlEvents.at(file, event.getStartMark(), Messages.yaml_too_many_nodes(MOST_NODES));
        }
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return deepest + (node.isContainerNode() ? 1 : 0);
    }

    private static int size(JsonNode node) {
        int size = 1;
        for (JsonNode child : node) {
            size += size(child);
        }
        return size;
    }
}
