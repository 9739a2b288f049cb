package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Content;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;

/**
 * Says whether the branches of a stage stop when one of them fails.
 *
 * @param value null to say nothing
 */
public record SetFailFast(String path, Boolean value) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Stage stage = draft.node(path, Stage.class);
        CallStatement old = null;
        for (Statement statement : stage.syntax().closure().statements()) {
            if (statement instanceof CallStatement call && call.name().equals("failFast")) {
                old = call;
            }
        }
        if (old != null) {
            return value == null ? Directive.remove(draft, old) : new CallArguments(draft, old, null).set(null, new NewValue.Truth(value));
        }
        if (value == null || !value) {
            return List.of();
        }
        if (stage.content() != Content.PARALLEL && stage.content() != Content.MATRIX) {
            throw new EditException(Messages.no_branches(stage.name()));
        }
        return Directive.in(draft, stage).put("failFast", "failFast true");
    }
}
