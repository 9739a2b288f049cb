package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Step;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;

/** Lets the steps in a block take its place. */
public record UnwrapStep(String path) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Step step = draft.node(path, Step.class);
        if (!step.block() || !(step.syntax() instanceof CallStatement call)) {
            throw new EditException(Messages.no_block(step.name() == null ? path : step.name()));
        }
        if (step.code() != null) {
            throw new EditException(Messages.body_is_code(step.name()));
        }
        return new Wrapping(draft).unwrap(call, call.closure());
    }
}
