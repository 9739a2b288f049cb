package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import java.util.List;

/**
 * Adds a step.
 *
 * @param parent path of a stage, a post condition or a step with a block
 */
public record AddStep(String parent, int index, NewStep step) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Block list = new StepLists(draft).list(parent);
        ElementText writer = new ElementText(draft.unit());
        String code = writer.step(step);
        if (list == null) {
            return Directive.in(draft, draft.node(parent, Stage.class)).put("steps", writer.block("steps", code));
        }
        Indices.check(index, list);
        return List.of(new BlockLayout(draft, list).insert(index, Fragment.of(code)));
    }
}
