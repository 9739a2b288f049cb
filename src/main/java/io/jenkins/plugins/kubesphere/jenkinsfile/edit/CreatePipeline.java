package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.List;

/**
 * Writes an empty pipeline into a text that holds nothing but comments.
 *
 * @param agent null for {@code any}
 */
public record CreatePipeline(NewAgent agent) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Tokens tokens = draft.tokens();
        if (tokens.significant(0, tokens.size()) < tokens.size()) {
            throw new EditException(draft.file().model().pipeline() == null ? Messages.not_empty() : Messages.has_pipeline());
        }
        ElementText writer = new ElementText(draft.unit());
        String pipeline = writer.block("pipeline", writer.agent(agent == null ? new NewAgent("any", List.of()) : agent) + "\nstages {\n}");
        return List.of(new BlockLayout(draft, draft.tree().root()).insert(0, Fragment.of(pipeline)));
    }
}
