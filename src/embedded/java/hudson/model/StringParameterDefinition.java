package hudson.model;

import hudson.Extension;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import java.util.Objects;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** A parameter that is a line of text. */
public class StringParameterDefinition extends SimpleParameterDefinition {
    private static final long serialVersionUID = 1L;

    private String defaultValue;
    private boolean trim;

    @DataBoundConstructor
    public StringParameterDefinition(String name) {
        super(name);
    }

    public StringParameterDefinition(String name, String defaultValue, String description, boolean trim) {
        this(name);
        setDefaultValue(defaultValue);
        setDescription(description);
        setTrim(trim);
    }

    public StringParameterDefinition(String name, String defaultValue, String description) {
        this(name, defaultValue, description, false);
    }

    public StringParameterDefinition(String name, String defaultValue) {
        this(name, defaultValue, null);
    }

    @Override
    public ParameterDefinition copyWithDefaultValue(ParameterValue defaultValue) {
        return defaultValue instanceof StringParameterValue text
                ? new StringParameterDefinition(getName(), text.value, getDescription(), trim)
                : this;
    }

    public String getDefaultValue() {
        return defaultValue;
    }

    @DataBoundSetter
    public void setDefaultValue(String defaultValue) {
        this.defaultValue = hudson.Util.fixEmpty(defaultValue);
    }

    public boolean isTrim() {
        return trim;
    }

    @DataBoundSetter
    public void setTrim(boolean trim) {
        this.trim = trim;
    }

    private StringParameterValue trimmed(StringParameterValue value) {
        if (trim) {
            value.doTrim();
        }
        value.setDescription(getDescription());
        return value;
    }

    @Override
    public StringParameterValue getDefaultParameterValue() {
        return trimmed(new StringParameterValue(getName(), defaultValue));
    }

    @Override
    public ParameterValue createValue(StaplerRequest2 req, JSONObject jo) {
        return trimmed(new StringParameterValue(getName(), jo.optString("value")));
    }

    @Override
    public ParameterValue createValue(String str) {
        return trimmed(new StringParameterValue(getName(), str));
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), defaultValue, trim);
    }

    @Override
    public boolean equals(Object obj) {
        return super.equals(obj)
                && Objects.equals(defaultValue, ((StringParameterDefinition) obj).defaultValue)
                && trim == ((StringParameterDefinition) obj).trim;
    }

    /** Descriptor of the string parameter. */
    @Extension
    @Symbol({"string", "stringParam"})
    public static class DescriptorImpl extends ParameterDescriptor {
        public DescriptorImpl() {}

        @Override
        public String getDisplayName() {
            return Messages.Parameter_String();
        }
    }
}
