package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes steps the body of a new one.
 *
 * @param paths siblings in a row
 */
public record WrapSteps(List<String> paths, NewStep step) implements Edit {
    public WrapSteps {
        paths = List.copyOf(paths);
    }

    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        StepLists lists = new StepLists(draft);
        List<Statement> row = new ArrayList<>();
        for (String path : paths) {
            row.add(lists.statement(path));
        }
        if (row.isEmpty()) {
            throw new EditException(Messages.nothing_named());
        }
        BlockLayout layout = draft.around(row.get(0));
        int first = Indices.first(layout, row);
        return layout.wrap(first, first + row.size(), List.of(ElementText.stepHead(step) + " {"), List.of("}"));
    }
}
