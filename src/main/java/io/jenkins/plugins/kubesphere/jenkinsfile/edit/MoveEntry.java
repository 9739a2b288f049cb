package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Entry;
import java.util.List;

/**
 * Moves a line within its section, with its comments.
 *
 * @param index where it goes, counted before it is taken out
 */
public record MoveEntry(String path, int index) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Entry entry = draft.node(path, Entry.class);
        return Moving.move(draft, entry.syntax(), entry.syntax(), draft.around(entry.syntax()), index);
    }
}
