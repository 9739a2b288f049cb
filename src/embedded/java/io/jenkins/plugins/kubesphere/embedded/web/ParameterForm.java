package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.model.BooleanParameterDefinition;
import hudson.model.ChoiceParameterDefinition;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.PasswordParameterDefinition;
import hudson.model.SimpleParameterDefinition;
import hudson.model.TextParameterDefinition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/** The fields of parameters, for a build and for an approval alike. */
public final class ParameterForm {
    private static final String PREFIX = "parameter.";

    private ParameterForm() {
    }

    static void write(Markup page, List<? extends ParameterDefinition> definitions) {
        for (ParameterDefinition definition : definitions) {
            String name = PREFIX + definition.getName();
            page.open("div", "class", "jenkins-form-item");
            if (definition instanceof BooleanParameterDefinition) {
                page.open("label", "class", "jenkins-checkbox")
                    .open("input", "type", "checkbox", "name", name, "value", "true", "checked", defaultOf(definition).equals("true") ? "" : null)
                    .element("span", definition.getName()).close();
            } else {
                page.element("label", definition.getName(), "class", "jenkins-form-label", "for", name);
                control(page, definition, name);
            }
            if (definition.getDescription() != null && !definition.getDescription().isBlank()) {
                page.element("div", definition.getDescription(), "class", "jenkins-form-description");
            }
            page.close();
        }
    }

    private static void control(Markup page, ParameterDefinition definition, String name) {
        if (definition instanceof ChoiceParameterDefinition choice) {
            page.open("select", "class", "jenkins-input", "id", name, "name", name);
            for (String value : choice.getChoices()) {
                page.element("option", value, "value", value, "selected", value.equals(defaultOf(definition)) ? "" : null);
            }
            page.close();
        } else if (definition instanceof TextParameterDefinition) {
            page.element("textarea", defaultOf(definition), "id", name, "name", name, "rows", "4");
        } else {
            boolean secret = definition instanceof PasswordParameterDefinition;
            page.open("input", "class", "jenkins-input", "id", name, "name", name, "type", secret ? "password" : "text",
                "autocomplete", "off", "value", secret ? "" : defaultOf(definition));
        }
    }

    private static String defaultOf(ParameterDefinition definition) {
        ParameterValue value = definition.getDefaultParameterValue();
        return value == null || value.getValue() == null ? "" : value.getValue().toString();
    }

    /** @throws BadRequestException when a value is not one of those that its parameter allows */
    static List<ParameterValue> read(HttpServletRequest request, List<? extends ParameterDefinition> definitions) throws BadRequestException {
        List<ParameterValue> values = new ArrayList<>();
        for (ParameterDefinition definition : definitions) {
            String given = request.getParameter(PREFIX + definition.getName());
            if (given == null && definition instanceof BooleanParameterDefinition) {
                given = "false";
            }
            values.add(value(definition, given));
        }
        return values;
    }

    /**
     * @param given {@code null} takes the default
     * @throws BadRequestException when the parameter does not allow that value
     */
    public static ParameterValue value(ParameterDefinition definition, String given) throws BadRequestException {
        ParameterValue value;
        if (given == null || given.isEmpty() && definition instanceof PasswordParameterDefinition) {
            value = definition.getDefaultParameterValue();
        } else if (definition instanceof SimpleParameterDefinition simple) {
            try {
                value = simple.createValue(given);
            } catch (IllegalArgumentException refused) {
                throw new BadRequestException(Messages.ParameterForm_Refused(definition.getName(), given));
            }
        } else {
            throw new BadRequestException(Messages.ParameterForm_Kind(definition.getName(), definition.getType()));
        }
        if (value == null || !definition.isValid(value)) {
            throw new BadRequestException(Messages.ParameterForm_Refused(definition.getName(), String.valueOf(given)));
        }
        return value;
    }
}
