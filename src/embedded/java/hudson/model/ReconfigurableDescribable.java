package hudson.model;

import hudson.model.Descriptor.FormException;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** A describable that takes a submitted form itself. */
public interface ReconfigurableDescribable<T extends ReconfigurableDescribable<T>> extends Describable<T> {
    /** The object that takes this one's place, or null to remove it. */
    default T reconfigure(StaplerRequest2 req, JSONObject form) throws FormException {
        throw new AbstractMethodError(getClass().getName() + " must implement reconfigure(StaplerRequest2, JSONObject)");
    }
}
