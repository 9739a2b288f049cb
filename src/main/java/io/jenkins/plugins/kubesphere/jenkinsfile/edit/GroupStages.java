package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes stages the content of a new stage.
 *
 * @param paths siblings in a row
 */
public record GroupStages(List<String> paths, String name) implements Edit {
    public GroupStages {
        paths = List.copyOf(paths);
    }

    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        StageLists lists = new StageLists(draft);
        List<Statement> row = new ArrayList<>();
        for (String path : paths) {
            row.add(lists.statement(path));
        }
        if (row.isEmpty()) {
            throw new EditException(Messages.nothing_named());
        }
        BlockLayout layout = draft.around(row.get(0));
        int first = Indices.first(layout, row);
        String unit = draft.unit(layout.block());
        return layout.wrap(first, first + row.size(), List.of(ElementText.stageHead(name) + " {", "stages {"), List.of(unit + "}", "}"));
    }
}
