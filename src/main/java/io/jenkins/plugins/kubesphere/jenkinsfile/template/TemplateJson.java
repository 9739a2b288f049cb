package io.jenkins.plugins.kubesphere.jenkinsfile.template;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Writes templates as the editor offers them; see {@code docs/editor-protocol.md}. */
public final class TemplateJson {
    private TemplateJson() {
    }

    /** The templates in the words of a language. */
    public static ArrayNode of(Iterable<Template> templates, Locale locale) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Template template : templates) {
            ObjectNode node = list.addObject();
            node.put("name", template.name());
            node.put("displayName", template.title().in(locale));
            node.put("description", template.description().in(locale));
            ArrayNode parameters = node.putArray("parameters");
            for (TemplateParameter parameter : template.parameters()) {
                ObjectNode field = parameters.addObject();
                field.put("name", parameter.name());
                field.put("label", parameter.label().in(locale));
                field.put("required", false);
                field.put("type", parameter.kind().name().toLowerCase(Locale.ROOT));
                field.put("default", parameter.defaultValue());
            }
        }
        return list;
    }
}
