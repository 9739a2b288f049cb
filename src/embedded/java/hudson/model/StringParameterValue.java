package hudson.model;

import hudson.EnvVars;
import java.util.Locale;
import java.util.Objects;
import org.kohsuke.stapler.DataBoundConstructor;

/** A text as parameter value. */
public class StringParameterValue extends ParameterValue {
    private static final long serialVersionUID = 1L;

    public String value;

    @DataBoundConstructor
    public StringParameterValue(String name, String value) {
        this(name, value, null);
    }

    public StringParameterValue(String name, String value, String description) {
        super(name, description);
        this.value = hudson.Util.fixNull(value);
    }

    @Override
    public void buildEnvironment(Run<?, ?> build, EnvVars env) {
        env.put(name, value);
        env.put(name.toUpperCase(Locale.ENGLISH), value);
    }

    @Override
    public String getValue() {
        return value;
    }

    public void doTrim() {
        value = value.trim();
    }

    @Override
    public String getShortDescription() {
        return name + "=" + value;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Objects.hashCode(value);
    }

    @Override
    public boolean equals(Object obj) {
        return super.equals(obj) && Objects.equals(value, ((StringParameterValue) obj).value);
    }

    @Override
    public String toString() {
        return "(StringParameterValue) " + getName() + "='" + value + "'";
    }
}
