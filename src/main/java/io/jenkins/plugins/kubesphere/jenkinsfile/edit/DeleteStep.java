package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import java.util.List;

/** Takes a step out, with its comments. */
public record DeleteStep(String path) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Statement statement = new StepLists(draft).statement(path);
        BlockLayout layout = draft.around(statement);
        int index = layout.indexOf(statement);
        return List.of(layout.remove(index, index + 1));
    }
}
