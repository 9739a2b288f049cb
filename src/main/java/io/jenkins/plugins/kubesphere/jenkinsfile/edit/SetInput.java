package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import java.util.List;

/**
 * Changes what a stage asks before it begins.
 *
 * @param arguments null to ask nothing
 */
public record SetInput(String path, List<NewArgument> arguments) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Node owner = draft.node(path);
        Section old = owner instanceof Stage stage ? stage.input() : owner instanceof Matrix matrix ? matrix.input() : null;
        if (arguments == null) {
            return old == null ? List.of() : Directive.remove(draft, old.syntax());
        }
        if (old != null) {
            return new FieldBlock(draft, old.syntax().closure()).setAll(arguments);
        }
        ElementText writer = new ElementText(draft.unit());
        return Directive.in(draft, owner).put("input", writer.block("input", writer.fields(arguments)));
    }
}
