package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Agent;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Pipeline;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;

/**
 * Changes where a pipeline, stage or matrix runs.
 *
 * @param agent null to take it out
 */
public record SetAgent(String path, NewAgent agent) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Node owner = draft.node(path);
        Agent old = owner instanceof Pipeline pipeline ? pipeline.agent() : owner instanceof Stage stage ? stage.agent()
            : owner instanceof Matrix matrix ? matrix.agent() : null;
        if (agent == null) {
            return old == null ? List.of() : Directive.remove(draft, old.syntax());
        }
        String code = new ElementText(draft.unit()).agent(agent);
        if (old == null) {
            return Directive.in(draft, owner).put("agent", code);
        }
        CallStatement type = old.typeCall();
        if (SameCode.is(draft.tree(), old.range(), code)) {
            return List.of();
        }
        if (type != null && type.name().equals(agent.type())) {
            boolean named = agent.arguments().stream().allMatch(argument -> argument.name() != null);
            if (type.closure() != null && named && type.arguments().list().isEmpty()) {
                return new FieldBlock(draft, type.closure()).setAll(agent.arguments());
            }
            if (type.closure() == null && type.arguments().list().size() == 1 && agent.arguments().size() == 1) {
                return new SetArgument(old.path(), agent.arguments().get(0).name(), agent.arguments().get(0).value()).splices(draft);
            }
        }
        return List.of(Directive.replace(draft, old.syntax(), code));
    }
}
