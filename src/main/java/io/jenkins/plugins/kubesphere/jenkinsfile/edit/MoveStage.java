package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;

/**
 * Moves a stage, or code that stands among stages, with its comments. A group of which it was the last stage goes.
 *
 * @param parent path of a pipeline, a group of stages or a matrix
 * @param index where it goes, counted before it is taken out
 */
public record MoveStage(String path, String parent, int index) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        StageLists lists = new StageLists(draft);
        Statement statement = lists.statement(path);
        CallStatement list = lists.list(parent);
        if (list == null) {
            throw new EditException(Messages.no_stages_in(parent));
        }
        if (statement.range().contains(list.range())) {
            throw new EditException(Messages.into_itself());
        }
        lists.checkBranching(parent, statement);
        if (draft.node(path) instanceof Stage stage) {
            lists.checkBranchName(parent, stage.name(), statement);
        }
        Statement gone = lists.statement(DeleteStage.whole(draft, path));
        return Moving.move(draft, statement, gone, draft.layout(list), index);
    }
}
