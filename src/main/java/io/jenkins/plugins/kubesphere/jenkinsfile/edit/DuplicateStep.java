package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import java.util.List;

/** Puts a copy of a step behind it. */
public record DuplicateStep(String path) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Statement statement = new StepLists(draft).statement(path);
        BlockLayout layout = draft.around(statement);
        int index = layout.indexOf(statement);
        return List.of(layout.insert(index + 1, layout.cut(index, index + 1)));
    }
}
