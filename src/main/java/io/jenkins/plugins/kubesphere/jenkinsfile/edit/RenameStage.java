package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import java.util.List;

/** Gives a stage another name, in the quotes that stand there. */
public record RenameStage(String path, String name) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Stage stage = draft.node(path, Stage.class);
        new StageLists(draft).checkBranchName(StageLists.owner(path), name, stage.syntax());
        String literal = StageLists.nameLiteral(stage, name);
        if (stage.nameRange().length() > 0) {
            return List.of(new Splice(stage.nameRange().start(), stage.nameRange().end(), literal));
        }
        return new CallArguments(draft, stage.syntax(), null).set(null, new NewValue.Text(name));
    }
}
