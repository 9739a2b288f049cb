package io.jenkins.plugins.kubesphere.jenkinsfile.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The members of a JSON object, each wanted to be of a kind. */
final class Members {
    private final JsonNode object;

    Members(JsonNode object) throws UnreadableException {
        if (!object.isObject()) {
            throw new UnreadableException(Messages.no_object(shortened(object)));
        }
        this.object = object;
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** The member; null where it is missing or null. */
    JsonNode node(String name) {
        return object.hasNonNull(name) ? object.get(name) : null;
    }

    String text(String name) throws UnreadableException {
        String text = optionalText(name);
        if (text == null) {
            throw wrong(name, Messages.kind_text());
        }
        return text;
    }

    String optionalText(String name) throws UnreadableException {
        JsonNode node = node(name);
        if (node != null && !node.isTextual()) {
            throw wrong(name, Messages.kind_text());
        }
        return node == null ? null : node.textValue();
    }

    int number(String name) throws UnreadableException {
        Integer number = optionalNumber(name);
        if (number == null) {
            throw wrong(name, Messages.kind_number());
        }
        return number;
    }

    Integer optionalNumber(String name) throws UnreadableException {
        JsonNode node = node(name);
        if (node != null && !node.isInt()) {
            throw wrong(name, Messages.kind_number());
        }
        return node == null ? null : node.intValue();
    }

    Boolean optionalTruth(String name) throws UnreadableException {
        JsonNode node = node(name);
        if (node != null && !node.isBoolean()) {
            throw wrong(name, Messages.kind_truth());
        }
        return node == null ? null : node.booleanValue();
    }

    Members object(String name) throws UnreadableException {
        Members members = optional(name);
        if (members == null) {
            throw wrong(name, Messages.kind_object());
        }
        return members;
    }

    Members optional(String name) throws UnreadableException {
        JsonNode node = node(name);
        if (node != null && !node.isObject()) {
            throw wrong(name, Messages.kind_object());
        }
        return node == null ? null : new Members(node);
    }

    List<String> texts(String name) throws UnreadableException {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : list(name)) {
            if (!node.isTextual()) {
                throw wrong(name, Messages.kind_texts());
            }
            texts.add(node.textValue());
        }
        return texts;
    }

    /** The objects of a list; none where it is missing. */
    List<Members> objects(String name) throws UnreadableException {
        List<Members> objects = new ArrayList<>();
        for (JsonNode node : list(name)) {
            objects.add(new Members(node));
        }
        return objects;
    }

    private Iterable<JsonNode> list(String name) throws UnreadableException {
        JsonNode node = node(name);
        if (node != null && !node.isArray()) {
            throw wrong(name, Messages.kind_list());
        }
        return node == null ? List.of() : node;
    }

    UnreadableException wrong(String name, String kind) {
        return new UnreadableException(Messages.wrong_member(name, kind));
    }
}
