package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Job;
import java.io.IOException;

/** Decides which builds of a job are kept. */
public abstract class BuildDiscarder implements Describable<BuildDiscarder>, ExtensionPoint {

    /** Deletes the builds that are not to be kept. */
    public abstract void perform(Job<?, ?> job) throws IOException, InterruptedException;

    @Override
    public BuildDiscarderDescriptor getDescriptor() {
        return (BuildDiscarderDescriptor) Jenkins.get().getDescriptorOrDie(getClass());
    }
}
