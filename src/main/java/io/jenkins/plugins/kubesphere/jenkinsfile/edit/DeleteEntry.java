package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Entry;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Section;
import java.util.List;

/** Takes a line out of its section; the last one takes the section with it. */
public record DeleteEntry(String path) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Entry entry = draft.node(path, Entry.class);
        Node owner = draft.file().node(path.substring(0, path.lastIndexOf('/')));
        if (draft.around(entry.syntax()).size() == 1) {
            if (owner instanceof Section section) {
                return Directive.remove(draft, section.syntax());
            }
            if (owner instanceof Entry outer) {
                return Directive.remove(draft, outer.syntax());
            }
        }
        return Directive.remove(draft, entry.syntax());
    }
}
