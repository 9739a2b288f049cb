package io.jenkins.plugins.kubesphere.jenkinsfile.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.AddBlock;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.AddParallel;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.AddStage;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.AddStep;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.ApplyFix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.CreatePipeline;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.DeleteEntry;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.DeleteStage;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.DeleteStep;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.DuplicateStage;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.DuplicateStep;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Edit;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.EditException;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.GroupStages;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.MakeParallel;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.MoveEntry;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.MoveStage;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.MoveStep;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.RemoveBlock;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.RenameStage;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.ReplaceText;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.SetAgent;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.SetArgument;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.SetAxes;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.SetCode;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.SetEntry;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.SetFailFast;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.SetInput;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.SetPost;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.SetWhen;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.UngroupStage;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.UnwrapStep;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.WrapSteps;
import java.util.ArrayList;
import java.util.List;

/** Reads the protocol's edits. */
public final class EditJson {
    private EditJson() {
    }

    /**
     * The edits of a JSON list.
     *
     * @throws EditException when it is no list of edits; it knows which of them is wrong
     */
    public static List<Edit> read(JsonNode list) throws EditException {
        if (list == null || !list.isArray()) {
            throw EditException.unreadable(Messages.no_list_of_edits(), -1);
        }
        List<Edit> edits = new ArrayList<>();
        for (JsonNode node : list) {
            try {
                edits.add(edit(new Members(node)));
            } catch (UnreadableException wrong) {
                throw EditException.unreadable(wrong.getMessage(), edits.size());
            }
        }
        return edits;
    }

    private static Edit edit(Members edit) throws UnreadableException {
        String operation = edit.text("operation");
        return switch (operation) {
            case "replaceText" -> new ReplaceText(edit.number("start"), edit.number("end"), edit.text("text"));
            case "createPipeline" -> new CreatePipeline(NewElementJson.agent(edit.optional("agent")));
            case "addStage" -> new AddStage(edit.text("parent"), edit.number("index"), NewElementJson.stage(edit.object("stage")));
            case "renameStage" -> new RenameStage(edit.text("path"), edit.text("name"));
            case "duplicateStage" -> new DuplicateStage(edit.text("path"), edit.optionalText("name"));
            case "deleteStage" -> new DeleteStage(edit.text("path"));
            case "moveStage" -> new MoveStage(edit.text("path"), edit.text("parent"), edit.number("index"));
            case "makeParallel" -> new MakeParallel(edit.text("path"), edit.text("name"), edit.optionalText("with"));
            case "addParallel" -> new AddParallel(edit.text("path"), NewElementJson.stage(edit.object("stage")));
            case "groupStages" -> new GroupStages(edit.texts("paths"), edit.text("name"));
            case "ungroupStage" -> new UngroupStage(edit.text("path"));
            default -> operation.contains("Step") ? step(operation, edit) : part(operation, edit);
        };
    }

    private static Edit step(String operation, Members edit) throws UnreadableException {
        return switch (operation) {
            case "addStep" -> new AddStep(edit.text("parent"), edit.number("index"), NewElementJson.step(edit.object("step")));
            case "deleteStep" -> new DeleteStep(edit.text("path"));
            case "duplicateStep" -> new DuplicateStep(edit.text("path"));
            case "moveStep" -> new MoveStep(edit.text("path"), edit.text("parent"), edit.number("index"));
            case "wrapSteps" -> new WrapSteps(edit.texts("paths"), NewElementJson.step(edit.object("step")));
            case "unwrapStep" -> new UnwrapStep(edit.text("path"));
            default -> throw new UnreadableException(Messages.no_operation(operation));
        };
    }

    private static Edit part(String operation, Members edit) throws UnreadableException {
        return switch (operation) {
            case "addBlock" -> new AddBlock(edit.text("path"));
            case "removeBlock" -> new RemoveBlock(edit.text("path"));
            case "setArgument" -> new SetArgument(edit.text("path"), edit.optionalText("name"), NewValueJson.optional(edit.node("value")));
            case "setCode" -> new SetCode(edit.text("path"), edit.text("code"));
            case "setAgent" -> new SetAgent(edit.text("path"), NewElementJson.agent(edit.optional("agent")));
            case "setEntry" -> new SetEntry(edit.text("path"), edit.text("section"), edit.optionalNumber("index"),
                NewElementJson.entry(edit.object("entry")));
            case "deleteEntry" -> new DeleteEntry(edit.text("path"));
            case "moveEntry" -> new MoveEntry(edit.text("path"), edit.number("index"));
            case "setWhen" -> new SetWhen(edit.text("path"), NewElementJson.when(edit.optional("when")));
            case "setInput" -> {
                Members input = edit.optional("input");
                yield new SetInput(edit.text("path"), input == null ? null : NewValueJson.arguments(input, "arguments"));
            }
            case "setPost" -> new SetPost(edit.text("path"), edit.text("condition"), NewElementJson.steps(edit, "steps"));
            case "setFailFast" -> new SetFailFast(edit.text("path"), edit.optionalTruth("value"));
            case "setAxes" -> new SetAxes(edit.text("path"), NewElementJson.axes(edit));
            case "applyFix" -> new ApplyFix(edit.optionalText("code"), edit.optionalNumber("start"));
            default -> throw new UnreadableException(Messages.no_operation(operation));
        };
    }
}
