package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.Extension;
import hudson.model.listeners.ItemListener;

/** Lets go of all releases when the controller stops: what fails from then on, as Jenkins is half gone, must not count as a failure of a cluster. */
@Extension
public final class ReleasesAtShutdown extends ItemListener {

    @Override
    public void onBeforeShutdown() {
        RunningDrivers.leaveAll();
    }
}
