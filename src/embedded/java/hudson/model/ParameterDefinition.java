package hudson.model;

import hudson.ExtensionPoint;
import hudson.Util;
import java.io.Serializable;
import java.util.Objects;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** A parameter that a job asks for. */
public abstract class ParameterDefinition implements Describable<ParameterDefinition>, ExtensionPoint, Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private String description;

    protected ParameterDefinition(String name) {
        if (Util.fixEmptyAndTrim(name) == null) {
            throw new IllegalArgumentException("a parameter needs a name");
        }
        this.name = name;
    }

    public ParameterDefinition copyWithDefaultValue(ParameterValue defaultValue) {
        return this;
    }

    public String getType() {
        return getClass().getSimpleName();
    }

    public String getName() {
        return name;
    }

    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(String description) {
        this.description = Util.fixEmpty(description);
    }

    @Override
    public ParameterDescriptor getDescriptor() {
        return (ParameterDescriptor) Jenkins.get().getDescriptorOrDie(getClass());
    }

    /** The value of a submitted form. */
    public ParameterValue createValue(StaplerRequest2 req, JSONObject jo) {
        throw new AbstractMethodError(getClass().getName() + " must implement createValue(StaplerRequest2, JSONObject)");
    }

    /** The value of a query parameter. */
    public ParameterValue createValue(StaplerRequest2 req) {
        throw new AbstractMethodError(getClass().getName() + " must implement createValue(StaplerRequest2)");
    }

    /** The value when nobody gives one, or null when somebody must. */
    public ParameterValue getDefaultParameterValue() {
        return null;
    }

    public boolean isValid(ParameterValue value) {
        return true;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, description);
    }

    @Override
    public boolean equals(Object obj) {
        return obj != null
                && getClass() == obj.getClass()
                && Objects.equals(name, ((ParameterDefinition) obj).name)
                && Objects.equals(description, ((ParameterDefinition) obj).description);
    }

    /** What there is to know about a kind of parameter. */
    public abstract static class ParameterDescriptor extends Descriptor<ParameterDefinition> {

        protected ParameterDescriptor(Class<? extends ParameterDefinition> klazz) {
            super(klazz);
        }

        protected ParameterDescriptor() {}

        public String getValuePage() {
            return getViewPage(clazz, "index.jelly");
        }

        @Override
        public String getDisplayName() {
            return "Parameter";
        }
    }
}
