package hudson.model.queue;

import hudson.model.TaskListener;
import org.jvnet.localizer.Localizable;

/** Why an item of the queue waits. */
public abstract class CauseOfBlockage {

    public CauseOfBlockage() {}

    public abstract String getShortDescription();

    public void print(TaskListener listener) {
        listener.getLogger().println(getShortDescription());
    }

    public boolean isFatal() {
        return false;
    }

    @Override
    public String toString() {
        return getShortDescription();
    }

    public static CauseOfBlockage fromMessage(Localizable l) {
        return new CauseOfBlockage() {
            @Override
            public String getShortDescription() {
                return l.toString();
            }
        };
    }
}
