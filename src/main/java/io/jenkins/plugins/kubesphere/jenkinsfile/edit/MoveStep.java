package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import java.util.List;

/**
 * Moves a step with its comments.
 *
 * @param parent path of a stage, a post condition or a step with a block
 * @param index where it goes, counted before it is taken out
 */
public record MoveStep(String path, String parent, int index) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        StepLists lists = new StepLists(draft);
        Statement statement = lists.statement(path);
        Block list = lists.list(parent);
        if (list == null) {
            throw new EditException(Messages.no_steps_in(parent));
        }
        if (statement.range().contains(list.range())) {
            throw new EditException(Messages.into_itself());
        }
        return Moving.move(draft, statement, statement, new BlockLayout(draft, list), index);
    }
}
