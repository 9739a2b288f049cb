package io.jenkins.plugins.kubesphere.editor;

import hudson.model.BooleanParameterDefinition;
import hudson.model.ChoiceParameterDefinition;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.SimpleParameterDefinition;
import hudson.model.TextParameterDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** The parameters of a build or an approval: as a form shows them, and the values that people gave. */
final class RunParameters {
    private RunParameters() {
    }

    /** What the job asks for. A pipeline's own parameters are known to the job once it ran. */
    static List<ParameterDefinition> of(WorkflowJob job) {
        ParametersDefinitionProperty property = job.getProperty(ParametersDefinitionProperty.class);
        return property == null ? List.of() : property.getParameterDefinitions();
    }

    /** Never the default of a password. */
    static List<Map<String, Object>> describe(List<ParameterDefinition> definitions) {
        List<Map<String, Object>> described = new ArrayList<>();
        for (ParameterDefinition definition : definitions) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", definition.getName());
            one.put("description", definition.getDescription());
            one.put("type", type(definition));
            if (definition instanceof ChoiceParameterDefinition choice) {
                one.put("choices", List.copyOf(choice.getChoices()));
            }
            ParameterValue preset = definition instanceof PasswordParameterDefinition ? null : definition.getDefaultParameterValue();
            one.put("default", preset == null || preset.isSensitive() || preset.getValue() == null ? null : String.valueOf(preset.getValue()));
            described.add(one);
        }
        return described;
    }

    private static String type(ParameterDefinition definition) {
        if (definition instanceof BooleanParameterDefinition) {
            return "boolean";
        } else if (definition instanceof ChoiceParameterDefinition) {
            return "choice";
        } else if (definition instanceof TextParameterDefinition) {
            return "text";
        } else if (definition instanceof PasswordParameterDefinition) {
            return "password";
        }
        return definition instanceof SimpleParameterDefinition ? "string" : "other";
    }

    /**
     * A value for each parameter: the given one or the default.
     *
     * @throws Refusal for a value of an unknown parameter, one that is not allowed, or of a kind that cannot be written as text
     */
    static List<ParameterValue> values(List<ParameterDefinition> definitions, Map<String, String> given) throws Refusal {
        Set<String> unknown = new TreeSet<>(given.keySet());
        List<ParameterValue> values = new ArrayList<>();
        for (ParameterDefinition definition : definitions) {
            unknown.remove(definition.getName());
            ParameterValue value = given.containsKey(definition.getName()) ? create(definition, given.get(definition.getName()))
                    : definition.getDefaultParameterValue();
            if (value == null) {
                throw Refusal.badRequest(Messages.RunParameters_missing(definition.getName()));
            }
            values.add(value);
        }
        if (!unknown.isEmpty()) {
            throw Refusal.badRequest(Messages.RunParameters_unknown(String.join(", ", unknown)));
        }
        return values;
    }

    private static ParameterValue create(ParameterDefinition definition, String text) throws Refusal {
        if (!(definition instanceof SimpleParameterDefinition simple)) {
            throw Refusal.badRequest(Messages.RunParameters_kind(definition.getName(), definition.getDescriptor().getDisplayName()));
        }
        try {
            ParameterValue value = simple.createValue(text);
            if (value != null && !definition.isValid(value)) {
                throw Refusal.badRequest(Messages.RunParameters_invalid(definition.getName(), text));
            }
            return value;
        } catch (IllegalArgumentException refused) {
            throw Refusal.badRequest(Messages.RunParameters_invalid(definition.getName(), text));
        }
    }
}
