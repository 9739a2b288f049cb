package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Pipeline;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Post;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes what happens afterwards under one condition.
 *
 * @param steps null to take the condition out; the last one takes the whole of {@code post} with it
 */
public record SetPost(String path, String condition, List<NewStep> steps) implements Edit {
    private static final List<String> ORDER = List.of("always", "changed", "fixed", "regression", "aborted", "failure", "success", "unstable",
        "unsuccessful", "notBuilt", "cleanup");

    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        if (!ORDER.contains(condition)) {
            throw new EditException(Messages.no_post_condition(condition, String.join(", ", ORDER)));
        }
        Node owner = draft.node(path);
        CallStatement block = owner instanceof Pipeline pipeline ? pipeline.postBlock() : owner instanceof Stage stage ? stage.postBlock()
            : owner instanceof Matrix matrix ? matrix.postBlock() : null;
        Post old = draft.file().node(path + "/post/" + condition) instanceof Post post ? post : null;
        if (steps == null) {
            return old == null ? List.of() : Directive.remove(draft, block.closure().statements().size() == 1 ? block : old.syntax());
        }
        ElementText writer = new ElementText(draft.unit());
        String code = writer.block(condition, writer.steps(steps));
        if (block == null) {
            return Directive.in(draft, owner).put("post", writer.block("post", code));
        }
        if (old == null) {
            return List.of(draft.layout(block).insert(index(block.closure()), Fragment.of(code)));
        }
        List<String> wanted = new ArrayList<>();
        for (NewStep step : steps) {
            wanted.add(writer.step(step));
        }
        return new Reconciling(draft, draft.layout(old.syntax())).to(old.syntax().closure().statements(), wanted);
    }

    private int index(Block post) {
        int index = 0;
        for (int i = 0; i < post.statements().size(); i++) {
            if (post.statements().get(i) instanceof CallStatement call && ORDER.indexOf(call.name()) <= ORDER.indexOf(condition)) {
                index = i + 1;
            }
        }
        return index;
    }
}
