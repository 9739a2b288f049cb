package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Pipeline;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;

/**
 * Adds a stage.
 *
 * @param parent path of a pipeline, a group of stages or a matrix
 * @param index of the new stage among all that stands there
 */
public record AddStage(String parent, int index, NewStage stage) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        StageLists lists = new StageLists(draft);
        CallStatement list = lists.list(parent);
        lists.checkBranchName(parent, stage.name(), null);
        ElementText writer = new ElementText(draft.unit());
        String code = writer.stage(stage);
        if (list == null) {
            return Directive.in(draft, draft.node(parent, Pipeline.class)).put("stages", writer.block("stages", code));
        }
        Indices.check(index, list.closure());
        return List.of(draft.layout(list).insert(index, Fragment.of(code)));
    }
}
