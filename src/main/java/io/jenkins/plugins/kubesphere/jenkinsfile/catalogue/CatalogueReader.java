package io.jenkins.plugins.kubesphere.jenkinsfile.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code catalogue.json}, the catalogue that comes with the plugin. */
final class CatalogueReader {

    private CatalogueReader() {
    }

    static Catalogue bundled() {
        try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.json")) {
            return read(new ObjectMapper().readTree(in));
        } catch (IOException damaged) {
            throw new UncheckedIOException("catalogue.json of the plugin cannot be read", damaged);
        }
    }

    private static Catalogue read(JsonNode root) {
        Map<Section, List<Type>> types = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            List<Type> list = new ArrayList<>();
            for (JsonNode node : root.path(section.name().toLowerCase(Locale.ROOT))) {
                Type type = type(node, node.path("name").asText());
                list.add(type);
                node.path("aliases").forEach(alias -> list.add(type(node, alias.asText())));
            }
            types.put(section, list);
        }
        return new Catalogue(types, false);
    }

    private static Type type(JsonNode node, String name) {
        List<Parameter> parameters = new ArrayList<>();
        node.path("parameters").forEach(parameter -> parameters.add(parameter(parameter)));
        return new Type(name, node.path("plugin").asText(""), node.path("certain").asBoolean(false), words(node.path("title")),
                words(node.path("help")), node.path("category").asText(""), Block.valueOf(node.path("block").asText("none").toUpperCase(Locale.ROOT)),
                node.path("wrapper").asBoolean(false), node.path("stage").asBoolean(false), node.path("children").asInt(0), node.path("of").asText(""), parameters);
    }

    private static Parameter parameter(JsonNode node) {
        return new Parameter(node.path("name").asText(), words(node.path("label")), node.path("required").asBoolean(false),
                Kind.valueOf(node.path("type").asText().toUpperCase(Locale.ROOT)),
                ValueType.valueOf(node.path("java").asText("unknown").toUpperCase(Locale.ROOT).replace("JAVA.LANG.", "")),
                strings(node.path("choices")), value(node.path("default")), strings(node.path("credentials")),
                node.path("of").asText(""));
    }

    private static Words words(JsonNode node) {
        String english = node.path("en").asText();
        return new Words(english, node.path("zh").asText(english));
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(one -> strings.add(one.asText()));
        return strings;
    }

    private static Object value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isInt() ? (Object) node.intValue() : node.isTextual() ? node.textValue() : null;
    }
}
