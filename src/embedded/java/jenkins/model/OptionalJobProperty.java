package jenkins.model;

import hudson.model.Descriptor.FormException;
import hudson.model.Job;
import hudson.model.JobProperty;
import hudson.model.JobPropertyDescriptor;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** A job property that a check box switches on. */
public abstract class OptionalJobProperty<J extends Job<?, ?>> extends JobProperty<J> {

    public OptionalJobProperty() {}

    @Override
    public OptionalJobPropertyDescriptor getDescriptor() {
        return (OptionalJobPropertyDescriptor) super.getDescriptor();
    }

    /** What there is to know about an optional job property. */
    public abstract static class OptionalJobPropertyDescriptor extends JobPropertyDescriptor {

        protected OptionalJobPropertyDescriptor(Class<? extends JobProperty<?>> clazz) {
            super(clazz);
        }

        protected OptionalJobPropertyDescriptor() {}

        @Override
        public JobProperty<?> newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
            return formData.optBoolean("specified") ? super.newInstance(req, formData) : null;
        }
    }
}
