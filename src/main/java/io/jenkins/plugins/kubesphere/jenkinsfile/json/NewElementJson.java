package io.jenkins.plugins.kubesphere.jenkinsfile.json;

import io.jenkins.plugins.kubesphere.jenkinsfile.edit.NewAgent;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.NewAxis;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.NewCondition;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.NewEntry;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.NewStage;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.NewStep;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.NewWhen;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the stages, steps and other elements that edits write. */
final class NewElementJson {
    private NewElementJson() {
    }

    static NewAgent agent(Members agent) throws UnreadableException {
        return agent == null ? null : new NewAgent(agent.text("type"), NewValueJson.arguments(agent, "arguments"));
    }

    static NewStage stage(Members stage) throws UnreadableException {
        List<NewStage> stages = new ArrayList<>();
        for (Members child : stage.objects("stages")) {
            stages.add(stage(child));
        }
        String content = stage.optionalText("content");
        Content known = content == null ? stages.isEmpty() ? Content.STEPS : Content.STAGES : content(content);
        List<NewStep> steps = steps(stage, "steps");
        String text = stage.optionalText("text");
        return new NewStage(text == null ? stage.text("name") : stage.optionalText("name"), known, agent(stage.optional("agent")),
            steps == null ? List.of() : steps, stages, text);
    }

    private static Content content(String word) throws UnreadableException {
        for (Content content : List.of(Content.STEPS, Content.STAGES, Content.PARALLEL)) {
            if (content.word().equals(word)) {
                return content;
            }
        }
        throw new UnreadableException(Messages.no_content(word));
    }

    static NewStep step(Members step) throws UnreadableException {
        String text = step.optionalText("text");
        return new NewStep(text == null ? step.text("name") : step.optionalText("name"), NewValueJson.arguments(step, "arguments"), steps(step, "steps"),
            step.optionalText("code"), text);
    }

    /** The steps of that member; null where it is missing. */
    static List<NewStep> steps(Members owner, String name) throws UnreadableException {
        if (owner.node(name) == null) {
            return null;
        }
        List<NewStep> steps = new ArrayList<>();
        for (Members step : owner.objects(name)) {
            steps.add(step(step));
        }
        return steps;
    }

    static NewEntry entry(Members entry) throws UnreadableException {
        String text = entry.optionalText("text");
        return new NewEntry(text == null ? entry.text("name") : entry.optionalText("name"), NewValueJson.optional(entry.node("value")),
            entry.node("arguments") == null ? null : NewValueJson.arguments(entry, "arguments"), text);
    }

    static NewWhen when(Members when) throws UnreadableException {
        if (when == null) {
            return null;
        }
        Map<String, Boolean> flags = new LinkedHashMap<>();
        for (String flag : NewWhen.FLAGS) {
            Boolean given = when.optionalTruth(flag);
            if (given != null) {
                flags.put(flag, given);
            }
        }
        return new NewWhen(conditions(when), flags);
    }

    private static List<NewCondition> conditions(Members owner) throws UnreadableException {
        List<NewCondition> conditions = new ArrayList<>();
        for (Members condition : owner.objects("conditions")) {
            String text = condition.optionalText("text");
            conditions.add(new NewCondition(text == null ? condition.text("name") : condition.optionalText("name"),
                NewValueJson.arguments(condition, "arguments"), condition.node("conditions") == null ? null : conditions(condition),
                condition.optionalText("code"), text));
        }
        return conditions;
    }

    static List<NewAxis> axes(Members owner) throws UnreadableException {
        List<NewAxis> axes = new ArrayList<>();
        for (Members axis : owner.objects("axes")) {
            axes.add(new NewAxis(axis.text("name"), axis.texts("values")));
        }
        return axes;
    }
}
