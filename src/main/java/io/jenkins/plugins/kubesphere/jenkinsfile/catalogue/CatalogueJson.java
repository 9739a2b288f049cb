package io.jenkins.plugins.kubesphere.jenkinsfile.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import java.util.List;
import java.util.Locale;

/** Writes a catalogue as the editor reads it; see {@code docs/editor-protocol.md}. */
public final class CatalogueJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Types within types within a type; deeper ones are edited as text. */
    private static final int DEEPEST = 3;

    private final Catalogue catalogue;
    private final Locale locale;

    private CatalogueJson(Catalogue catalogue, Locale locale) {
        this.catalogue = catalogue;
        this.locale = locale;
    }

    /** The whole catalogue in the words of a language. */
    public static ObjectNode of(Catalogue catalogue, Locale locale) {
        ObjectNode root = JSON.objectNode();
        CatalogueJson json = new CatalogueJson(catalogue, locale);
        for (Section section : Section.values()) {
            if (section != Section.NESTED) {
                ArrayNode list = root.putArray(section.name().toLowerCase(Locale.ROOT));
                catalogue.types(section).values().forEach(type -> list.add(json.type(type, 1)));
            }
        }
        return root;
    }

    private ObjectNode type(Type type, int depth) {
        ObjectNode node = JSON.objectNode();
        node.put("name", type.name());
        node.put("displayName", type.title().in(locale));
        node.put("category", type.category());
        node.put("plugin", type.plugin());
        node.put("block", type.block() != Block.NONE);
        node.put("blockRequired", type.block() == Block.REQUIRED);
        node.put("children", type.children());
        node.put("inStage", type.inStage());
        node.put("help", escape(type.help().in(locale)));
        ArrayNode parameters = node.putArray("parameters");
        for (Parameter parameter : type.parameters()) {
            parameters.add(parameter(parameter, depth));
        }
        return node;
    }

    private ObjectNode parameter(Parameter parameter, int depth) {
        ObjectNode node = JSON.objectNode();
        node.put("name", parameter.name());
        node.put("label", parameter.label().in(locale));
        node.put("required", parameter.required());
        node.put("type", parameter.kind().name().toLowerCase(Locale.ROOT));
        if (!parameter.choices().isEmpty()) {
            ArrayNode choices = node.putArray("choices");
            parameter.choices().forEach(choices::add);
        }
        if (parameter.defaultValue() != null) {
            node.putPOJO("default", parameter.defaultValue());
        }
        if (!parameter.credentials().isEmpty()) {
            node.put("credentials", String.join(",", parameter.credentials()));
        }
        if (!parameter.of().isEmpty() && depth < DEEPEST) {
            if (parameter.kind() == Kind.LIST) {
                node.put("item", "describable");
            }
            ArrayNode types = node.putArray("types");
            typesOf(parameter.of()).forEach(type -> types.add(type(type, depth + 1)));
        }
        return node;
    }

    private List<Type> typesOf(String kind) {
        return kind.equals("parameters") ? List.copyOf(catalogue.types(Section.PARAMETERS).values())
            : catalogue.types(Section.NESTED).values().stream().filter(type -> type.kind().equals(kind)).toList();
    }

    /** Help is HTML. */
    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
