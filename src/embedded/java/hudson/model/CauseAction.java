package hudson.model;

import hudson.model.queue.FoldableAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import jenkins.model.RunAction2;

/** The causes of a build. */
public class CauseAction implements FoldableAction, RunAction2 {

    private final List<Cause> causes;

    public CauseAction(Cause c) {
        causes = new ArrayList<>(List.of(c));
    }

    public CauseAction(Cause... c) {
        causes = new ArrayList<>(Arrays.asList(c));
    }

    public CauseAction(Collection<? extends Cause> causes) {
        this.causes = new ArrayList<>(causes);
    }

    public CauseAction(CauseAction ca) {
        this(ca.causes);
    }

    public List<Cause> getCauses() {
        return Collections.unmodifiableList(causes);
    }

    public <T extends Cause> T findCause(Class<T> type) {
        for (Cause cause : causes) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        causes.forEach(cause -> cause.onAddedTo(owner));
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        causes.forEach(cause -> cause.onLoad(owner));
    }

    @Override
    public void foldIntoExisting(Queue.Item item, Queue.Task owner, List<Action> otherActions) {
        CauseAction existing = item.getAction(CauseAction.class);
        if (existing == null) {
            item.addAction(new CauseAction(this));
        } else {
            existing.causes.addAll(causes);
        }
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return "cause";
    }
}
