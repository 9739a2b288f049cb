package hudson.model;

import hudson.ExtensionList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** What there is to know about a kind of job property. */
public abstract class JobPropertyDescriptor extends Descriptor<JobProperty<?>> {

    protected JobPropertyDescriptor(Class<? extends JobProperty<?>> clazz) {
        super(clazz);
    }

    protected JobPropertyDescriptor() {}

    public boolean isApplicable(Class<? extends Job> jobType) {
        return true;
    }

    @Override
    public JobProperty<?> newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
        return formData.isNullObject() ? null : super.newInstance(req, formData);
    }

    public static Collection<JobPropertyDescriptor> all() {
        return ExtensionList.lookup(JobPropertyDescriptor.class);
    }

    public static List<JobPropertyDescriptor> getPropertyDescriptors(Class<? extends Job> clazz) {
        List<JobPropertyDescriptor> applicable = new ArrayList<>(all());
        applicable.removeIf(descriptor -> !descriptor.isApplicable(clazz));
        return applicable;
    }
}
