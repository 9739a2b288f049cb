package org.jenkinsci.plugins.workflow.job.properties;

import hudson.Extension;
import hudson.model.Job;
import jenkins.model.OptionalJobProperty;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** At most one build of the job at a time. */
public class DisableConcurrentBuildsJobProperty extends OptionalJobProperty<Job<?, ?>> {

    private boolean abortPrevious;

    /** A newer build waits for the older one. */
    @DataBoundConstructor
    public DisableConcurrentBuildsJobProperty() {
    }

    /** Whether a newer build stops the older one instead of waiting. */
    public boolean isAbortPrevious() {
        return abortPrevious;
    }

    /** Lets a newer build stop the older one. */
    @DataBoundSetter
    public void setAbortPrevious(boolean abortPrevious) {
        this.abortPrevious = abortPrevious;
    }

    /** Describes the setting. */
    @Extension
    @Symbol("disableConcurrentBuilds")
    public static class DescriptorImpl extends OptionalJobPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return "Do not allow concurrent builds";
        }
    }
}
