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

    private YamlReader(String file, List<Event> events) {
        this.file = file;
        this.events = events;
    }

    /**
     * One document of a YAML stream.
     *
     * @param line from 1, of its first node
     * @param root its value, never Java {@code null}
     */
    public record Root(int line, JsonNode root) {
    }

    /**
     * Every document of the text.
     *
     * @throws ManifestException with file, line and column of what cannot be read
     */
    public static List<Root> read(String file, String text) throws ManifestException {
        return new YamlReader(file, YamlEvents.of(file, text)).documents();
    }

    private List<Root> documents() throws ManifestException {
        List<Root> roots = new ArrayList<>();
        while (next < events.size()) {
            if (events.get(next++) instanceof DocumentStartEvent) {
                anchors = new HashMap<>();
                int line = events.get(next).getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
                roots.add(new Root(line, node()));
            }
        }
        return roots;
    }

    private JsonNode node() throws ManifestException {
        Event event = events.get(next++);
        count(event, 1);
        if (event instanceof AliasEvent alias) {
            JsonNode target = anchors.get(alias.getAlias().getValue());
            if (target == null) {
                throw YamlEvents.at(file, event.getStartMark(), Messages.yaml_unknown_alias(alias.getAlias().getValue()));
            }
            count(event, size(target));
            return target.deepCopy();
        }
        JsonNode value;
        if (event instanceof ScalarEvent scalar) {
            value = scalar(scalar);
        } else if (event instanceof SequenceStartEvent) {
            value = sequence();
        } else {
            value = mapping((MappingStartEvent) event);
        }
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), value));
        return value;
    }

    private ArrayNode sequence() throws ManifestException {
        ArrayNode array = JSON.arrayNode();
        while (!(events.get(next) instanceof SequenceEndEvent)) {
            array.add(node());
        }
        next++;
        return array;
    }

    private ObjectNode mapping(MappingStartEvent start) throws ManifestException {
        ObjectNode own = JSON.objectNode();
        List<JsonNode> merged = new ArrayList<>();
        while (!(events.get(next) instanceof MappingEndEvent)) {
            Event keyEvent = events.get(next);
            boolean merge = keyEvent instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().equals("<<");
            JsonNode key = node();
            if (merge) {
                merged.add(node());
                continue;
            }
            if (!key.isValueNode()) {
                throw YamlEvents.at(file, keyEvent.getStartMark(), Messages.yaml_odd_key());
            }
            if (own.has(key.asText())) {
                throw YamlEvents.at(file, keyEvent.getStartMark(), Messages.yaml_duplicate_key(key.asText()));
            }
            own.set(key.asText(), node());
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
            return TextNode.valueOf(value);
        }
        throw YamlEvents.at(file, scalar.getStartMark(), Messages.yaml_odd_tag(tag));
    }

    private void count(Event event, int more) throws ManifestException {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw YamlEvents.at(file, event.getStartMark(), Messages.yaml_too_many_nodes(MOST_NODES));
        }
    }

    private static int size(JsonNode node) {
        int size = 1;
        for (JsonNode child : node) {
            size += size(child);
        }
        return size;
    }
}
