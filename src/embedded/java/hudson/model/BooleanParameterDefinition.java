package hudson.model;

import hudson.Extension;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import java.util.Objects;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** A parameter that is yes or no. */
public class BooleanParameterDefinition extends SimpleParameterDefinition {
    private static final long serialVersionUID = 1L;

    private boolean defaultValue;

    @DataBoundConstructor
    public BooleanParameterDefinition(String name) {
        super(name);
    }

    public BooleanParameterDefinition(String name, boolean defaultValue, String description) {
        this(name);
        setDefaultValue(defaultValue);
        setDescription(description);
    }

    @Override
    public ParameterDefinition copyWithDefaultValue(ParameterValue defaultValue) {
        return defaultValue instanceof BooleanParameterValue flag
                ? new BooleanParameterDefinition(getName(), flag.value, getDescription())
                : this;
    }

    public boolean isDefaultValue() {
        return defaultValue;
    }

    @DataBoundSetter
    public void setDefaultValue(boolean defaultValue) {
        this.defaultValue = defaultValue;
    }

    @Override
    public ParameterValue createValue(StaplerRequest2 req, JSONObject jo) {
        return new BooleanParameterValue(getName(), jo.optBoolean("value"), getDescription());
    }

    @Override
    public ParameterValue createValue(String value) {
        return new BooleanParameterValue(getName(), Boolean.parseBoolean(value), getDescription());
    }

    @Override
    public BooleanParameterValue getDefaultParameterValue() {
        return new BooleanParameterValue(getName(), defaultValue, getDescription());
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), defaultValue);
    }

    @Override
    public boolean equals(Object obj) {
        return super.equals(obj) && defaultValue == ((BooleanParameterDefinition) obj).defaultValue;
    }

    /** Descriptor of the boolean parameter. */
    @Extension
    @Symbol({"booleanParam"})
    public static class DescriptorImpl extends ParameterDescriptor {
        public DescriptorImpl() {}

        @Override
        public String getDisplayName() {
            return Messages.Parameter_Boolean();
        }
    }
}
