package hudson.model;

import hudson.Extension;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** A parameter that is one of several texts. */
public class ChoiceParameterDefinition extends SimpleParameterDefinition {
    private static final long serialVersionUID = 1L;

    public static final String CHOICES_DELIMITER = "\\r?\\n";

    private List<String> choices;
    private final String defaultValue;

    public ChoiceParameterDefinition(String name, String choices, String description) {
        this(name, choices.split(CHOICES_DELIMITER), description);
    }

    public ChoiceParameterDefinition(String name, String[] choices, String description) {
        super(name);
        setDescription(description);
        this.choices = new ArrayList<>(Arrays.asList(choices));
        defaultValue = null;
    }

    @DataBoundConstructor
    public ChoiceParameterDefinition(String name, String description) {
        this(name, new String[0], description);
    }

    private ChoiceParameterDefinition(String name, List<String> choices, String defaultValue, String description) {
        super(name);
        setDescription(description);
        this.choices = choices;
        this.defaultValue = defaultValue;
    }

    /** Takes a list, or a text with one choice a line. */
    @DataBoundSetter
    public void setChoices(Object choices) {
        if (choices instanceof String lines) {
            this.choices = new ArrayList<>(Arrays.asList(lines.split(CHOICES_DELIMITER)));
        } else if (choices instanceof List<?> list) {
            this.choices = new ArrayList<>(list.stream().map(Object::toString).toList());
        } else {
            throw new IllegalArgumentException("expected String or List, but got " + (choices == null ? null : choices.getClass().getName()));
        }
    }

    public List<String> getChoices() {
        return choices;
    }

    public String getChoicesText() {
        return String.join("\n", choices);
    }

    public static boolean areValidChoices(String choices) {
        return !choices.trim().isEmpty();
    }

    @Override
    public ParameterDefinition copyWithDefaultValue(ParameterValue defaultValue) {
        return defaultValue instanceof StringParameterValue text
                ? new ChoiceParameterDefinition(getName(), choices, text.value, getDescription())
                : this;
    }

    @Override
    public StringParameterValue getDefaultParameterValue() {
        if (defaultValue == null && choices.isEmpty()) {
            return null;
        }
        return new StringParameterValue(getName(), defaultValue == null ? choices.get(0) : defaultValue, getDescription());
    }

    @Override
    public boolean isValid(ParameterValue value) {
        return choices.contains(((StringParameterValue) value).value);
    }

    private StringParameterValue checked(StringParameterValue value) {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Illegal choice for parameter " + getName() + ": " + value.value);
        }
        return value;
    }

    @Override
    public ParameterValue createValue(StaplerRequest2 req, JSONObject jo) {
        return createValue(jo.optString("value"));
    }

    @Override
    public StringParameterValue createValue(String value) {
        return checked(new StringParameterValue(getName(), value, getDescription()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), choices, defaultValue);
    }

    @Override
    public boolean equals(Object obj) {
        return super.equals(obj)
                && choices.equals(((ChoiceParameterDefinition) obj).choices)
                && Objects.equals(defaultValue, ((ChoiceParameterDefinition) obj).defaultValue);
    }

    /** Descriptor of the choice parameter. */
    @Extension
    @Symbol({"choice", "choiceParam"})
    public static class DescriptorImpl extends ParameterDescriptor {
        public DescriptorImpl() {}

        @Override
        public String getDisplayName() {
            return Messages.Parameter_Choice();
        }
    }
}
