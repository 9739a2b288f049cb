package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Content;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import java.util.List;

/** Adds a branch beside a stage, which becomes a branch itself where it is none; a stage that has branches gets one more. */
public record AddParallel(String path, NewStage stage) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        StageLists lists = new StageLists(draft);
        Statement beside = lists.statement(path);
        String owner = StageLists.owner(path);
        if (lists.isParallel(owner)) {
            return new AddStage(owner, draft.around(beside).indexOf(beside) + 1, stage).splices(draft);
        }
        Stage found = draft.node(path, Stage.class);
        if (found.content() == Content.PARALLEL) {
            return new AddStage(path, found.contentBlock().closure().statements().size(), stage).splices(draft);
        }
        String other = stage.name() == null ? "" : stage.name();
        return MakeParallel.splices(draft, path, lists.free(Messages.parallel_name(found.name(), other)), stage);
    }
}
