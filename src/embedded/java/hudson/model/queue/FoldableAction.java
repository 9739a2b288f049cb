package hudson.model.queue;

import hudson.model.Action;
import hudson.model.Queue;
import java.util.List;

/** An action that is merged into that of an equal item of the queue. */
public interface FoldableAction extends Action {
    void foldIntoExisting(Queue.Item item, Queue.Task owner, List<Action> otherActions);
}
