package hudson.model;

import hudson.EnvVars;
import hudson.util.Secret;
import java.util.Locale;
import org.kohsuke.stapler.DataBoundConstructor;

/** A secret as parameter value: encrypted in the build record, never shown. */
public class PasswordParameterValue extends ParameterValue {
    private static final long serialVersionUID = 1L;

    private final Secret value;

    public PasswordParameterValue(String name, String value) {
        this(name, Secret.fromString(value), null);
    }

    @DataBoundConstructor
    public PasswordParameterValue(String name, Secret value, String description) {
        super(name, description);
        this.value = value;
    }

    @Override
    public Secret getValue() {
        return value;
    }

    @Override
    public boolean isSensitive() {
        return true;
    }

    @Override
    public void buildEnvironment(Run<?, ?> build, EnvVars env) {
        String plain = value == null ? "" : value.getPlainText();
        env.put(name, plain);
        env.put(name.toUpperCase(Locale.ENGLISH), plain);
    }

    @Override
    public String getShortDescription() {
        return name + "=****";
    }
}
