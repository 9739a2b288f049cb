package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import java.util.List;

/**
 * One operation on a Jenkinsfile. It knows what it does, not where files come from: {@link Editing} applies a list of them.
 */
public sealed interface Edit permits AddBlock, AddParallel, AddStage, AddStep, ApplyFix, CreatePipeline, DeleteEntry, DeleteStage, DeleteStep, DuplicateStage,
    DuplicateStep, GroupStages, MakeParallel, MoveEntry, MoveStage, MoveStep, RemoveBlock, RenameStage, ReplaceText, SetAgent, SetArgument, SetAxes, SetCode, SetEntry,
    SetFailFast, SetInput, SetPost, SetWhen, UngroupStage, UnwrapStep, WrapSteps {

    /**
     * The changes, all with the offsets of the text as it is; they do not overlap.
     *
     * @throws EditException when it cannot be applied to this text
     */
    List<Splice> splices(Draft draft) throws EditException;
}
