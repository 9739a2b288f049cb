package hudson.model;

import hudson.ExtensionPoint;
import hudson.tasks.BuildStep;
import java.util.Collection;
import java.util.List;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** A setting that a plugin adds to jobs. */
public abstract class JobProperty<J extends Job<?, ?>> implements ReconfigurableDescribable<JobProperty<?>>, BuildStep, ExtensionPoint {

    protected transient J owner;

    public JobProperty() {}

    protected void setOwner(J owner) {
        this.owner = owner;
    }

    @Override
    public JobPropertyDescriptor getDescriptor() {
        return (JobPropertyDescriptor) jenkins.model.Jenkins.get().getDescriptorOrDie(getClass());
    }

    public Collection<? extends Action> getJobActions(J job) {
        return List.of();
    }

    @Override
    public JobProperty<?> reconfigure(StaplerRequest2 req, JSONObject form) throws Descriptor.FormException {
        return form == null ? null : getDescriptor().newInstance(req, form);
    }
}
