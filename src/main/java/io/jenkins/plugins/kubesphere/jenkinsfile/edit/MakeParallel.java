package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Content;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a stage the first branch of a new parallel stage.
 *
 * @param name of the new stage
 * @param with name of a second branch; null for none
 */
public record MakeParallel(String path, String name, String with) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        NewStage branch = with == null ? null : new NewStage(with, Content.STEPS, null, List.of(), List.of(), null);
        return splices(draft, path, name, branch);
    }

    static List<Splice> splices(Draft draft, String path, String name, NewStage branch) throws EditException {
        StageLists lists = new StageLists(draft);
        Stage stage = draft.node(path, Stage.class);
        String owner = StageLists.owner(path);
        if (lists.isInBranch(owner) || lists.branches(stage.syntax())) {
            throw new EditException(Messages.parallel_in_parallel());
        }
        if (branch != null && stage.name().equals(branch.name())) {
            throw new EditException(Messages.branch_name_taken(branch.name()));
        }
        BlockLayout layout = draft.around(stage.syntax());
        String unit = draft.unit(layout.block());
        int index = layout.indexOf(stage.syntax());
        List<String> closing = new ArrayList<>();
        if (branch != null) {
            Fragment second = Fragment.of(new ElementText(draft.unit()).stage(branch));
            String indentation = draft.indentation(layout.extent(index).start()) + unit.repeat(2);
            closing.add(unit.repeat(2) + second.rest(indentation, draft.newline()));
        }
        closing.add(unit + "}");
        closing.add("}");
        return layout.wrap(index, index + 1, List.of(ElementText.stageHead(name) + " {", "parallel {"), closing);
    }
}
