package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.Extension;
import hudson.model.listeners.ItemListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Lets builds go on that were running when the controller stopped, once everything is loaded. */
@Extension
public final class UnfinishedBuilds extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(UnfinishedBuilds.class.getName());

    @Override
    public void onLoaded() {
        for (WorkflowJob job : Jenkins.get().getAllItems(WorkflowJob.class)) {
            List<WorkflowRun> unfinished = new ArrayList<>();
            job.getBuilds().forEach(run -> {
                if (run.isBuilding()) {
                    unfinished.add(0, run);
                }
            });
            for (WorkflowRun run : unfinished) {
                try {
                    run.reload();
                } catch (IOException e) {
                    LOGGER.log(Level.SEVERE, e, () -> "cannot go on with " + run);
                }
            }
        }
    }
}
