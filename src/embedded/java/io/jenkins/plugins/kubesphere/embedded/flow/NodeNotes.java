package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.AbortException;
import hudson.model.Action;
import hudson.model.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.TagsAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.TimingAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Converts between the actions of a node and the fields of its record. */
final class NodeNotes {

    private NodeNotes() {
    }

    static List<Action> initial(long time, List<? extends Action> notes) {
        List<Action> all = new ArrayList<>();
        all.add(new Started(time));
        all.addAll(notes);
        return all;
    }

    static List<Action> of(NodeRecord record) {
        List<Action> notes = new ArrayList<>();
        notes.add(new Started(record.time));
        if (record.label != null) {
            notes.add(record.branch != null ? new BranchName(record.branch) : new LabelAction(record.label));
        }
        if (record.error != null || record.errorClass != null) {
            notes.add(new ErrorAction(error(record)));
        }
        if (record.warningResult != null) {
            notes.add(new WarningAction(Result.fromString(record.warningResult)).withMessage(record.warning));
        }
        if (record.tags != null) {
            TagsAction tags = new TagsAction();
            record.tags.forEach(tags::addTag);
            notes.add(tags);
        }
        return notes;
    }

    private static Throwable error(NodeRecord record) {
        return record.errorResult != null ? new FlowInterruptedException(Result.fromString(record.errorResult), true)
                : new AbortException(record.error);
    }

    static void copyInto(NodeRecord record, List<? extends Action> notes) {
        for (Action note : notes) {
            if (note instanceof ThreadNameAction branch) {
                record.branch = branch.getThreadName();
            }
            if (note instanceof LabelAction label) {
                record.label = label.getDisplayName();
            } else if (note instanceof ErrorAction failed) {
                record.error = failed.getError().getMessage();
                record.errorClass = failed.getError().getClass().getName();
                record.errorResult = failed.getError() instanceof FlowInterruptedException stop ? stop.getResult().toString() : null;
            } else if (note instanceof WarningAction warning) {
                record.warning = warning.getMessage();
                record.warningResult = warning.getResult().toString();
            } else if (note instanceof TagsAction tags) {
                record.tags = new LinkedHashMap<>(tags.getTags());
            }
        }
    }

    /** When a node was drawn, also after a restart. */
    private static final class Started extends TimingAction {
        private final long time;

        Started(long time) {
            this.time = time;
        }

        @Override
        public long getStartTime() {
            return time;
        }
    }
}
