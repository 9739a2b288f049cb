package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import java.util.List;

/**
 * Puts a copy of a stage behind it, comments included.
 *
 * @param name of the copy; null for a name that is free
 */
public record DuplicateStage(String path, String name) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        StageLists lists = new StageLists(draft);
        Statement statement = lists.statement(path);
        BlockLayout layout = draft.around(statement);
        int index = layout.indexOf(statement);
        return List.of(layout.insert(index + 1, copy(draft, lists, index)));
    }

    private Fragment copy(Draft draft, StageLists lists, int index) throws EditException {
        Node node = draft.node(path);
        if (!(node instanceof Stage stage) || name == null && !StageLists.isConstant(stage) || stage.nameRange().length() == 0) {
            return draft.around(lists.statement(path)).cut(index, index + 1);
        }
        String chosen = name == null ? lists.free(stage.name()) : name;
        lists.checkBranchName(StageLists.owner(path), chosen, null);
        Splice renaming = new Splice(stage.nameRange().start(), stage.nameRange().end(), StageLists.nameLiteral(stage, chosen));
        Draft renamed = new Draft(Jenkinsfile.parse(renaming.applyTo(draft.text())), draft.catalogue(), draft.checker());
        return renamed.around(new StageLists(renamed).statement(path)).cut(index, index + 1);
    }
}
