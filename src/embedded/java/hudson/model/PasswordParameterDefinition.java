package hudson.model;

import hudson.Extension;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import java.util.Objects;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** A parameter that is a secret. */
public class PasswordParameterDefinition extends SimpleParameterDefinition {
    private static final long serialVersionUID = 1L;

    private Secret defaultValue;

    @DataBoundConstructor
    public PasswordParameterDefinition(String name, Secret defaultValueAsSecret, String description) {
        super(name);
        defaultValue = defaultValueAsSecret;
        setDescription(description);
    }

    public String getDefaultValue() {
        return Secret.toString(defaultValue);
    }

    public Secret getDefaultValueAsSecret() {
        return defaultValue;
    }

    public void setDefaultValue(String defaultValue) {
        this.defaultValue = Secret.fromString(defaultValue);
    }

    @Override
    public ParameterDefinition copyWithDefaultValue(ParameterValue defaultValue) {
        return defaultValue instanceof PasswordParameterValue secret
                ? new PasswordParameterDefinition(getName(), secret.getValue(), getDescription())
                : this;
    }

    @Override
    public ParameterValue createValue(String value) {
        return new PasswordParameterValue(getName(), Secret.fromString(value), getDescription());
    }

    @Override
    public PasswordParameterValue createValue(StaplerRequest2 req, JSONObject jo) {
        return new PasswordParameterValue(getName(), Secret.fromString(jo.optString("value")), getDescription());
    }

    @Override
    public ParameterValue getDefaultParameterValue() {
        return new PasswordParameterValue(getName(), defaultValue, getDescription());
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), defaultValue);
    }

    @Override
    public boolean equals(Object obj) {
        return super.equals(obj) && Objects.equals(defaultValue, ((PasswordParameterDefinition) obj).defaultValue);
    }

    /** Descriptor of the password parameter. */
    @Extension
    @Symbol("password")
    public static final class ParameterDescriptorImpl extends ParameterDescriptor {
        public ParameterDescriptorImpl() {}

        @Override
        public String getDisplayName() {
            return Messages.Parameter_Password();
        }
    }
}
