package hudson.model.queue;

import hudson.model.Label;
import hudson.model.Queue;
import hudson.model.ResourceActivity;
import java.io.IOException;
import jenkins.model.queue.ITask;

/** A part of a task that takes one executor. */
public interface SubTask extends ResourceActivity, ITask {

    default Label getAssignedLabel() {
        return null;
    }

    default long getEstimatedDuration() {
        return -1;
    }

    /** What runs; null when there is nothing to do after all. */
    Queue.Executable createExecutable() throws IOException;

    default Queue.Task getOwnerTask() {
        return (Queue.Task) this;
    }

    default Queue.Executable getOwnerExecutable() {
        return null;
    }

    default Object getSameNodeConstraint() {
        return null;
    }

    @Override
    default String getUrl() {
        return getOwnerTask() == this ? "" : getOwnerTask().getUrl();
    }
}
