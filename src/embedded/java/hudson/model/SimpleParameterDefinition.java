package hudson.model;

import org.kohsuke.stapler.StaplerRequest2;

/** A parameter whose value a text can give. */
public abstract class SimpleParameterDefinition extends ParameterDefinition {
    private static final long serialVersionUID = 1L;

    protected SimpleParameterDefinition(String name) {
        super(name);
    }

    /** The value that the text means. */
    public abstract ParameterValue createValue(String value);

    @Override
    public final ParameterValue createValue(StaplerRequest2 req) {
        String[] values = req.getParameterValues(getName());
        if (values == null) {
            return getDefaultParameterValue();
        }
        if (values.length != 1) {
            throw new IllegalArgumentException("Illegal number of parameter values for " + getName() + ": " + values.length);
        }
        return createValue(values[0]);
    }
}
