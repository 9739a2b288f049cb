package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Pipeline;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;

/** The directives of a pipeline, stage or matrix: puts new ones where people look for them. */
final class Directive {
    private static final List<String> PIPELINE =
        List.of("agent", "libraries", "tools", "environment", "options", "parameters", "triggers", "stages", "post");
    private static final List<String> STAGE = List.of("agent", "tools", "environment", "options", "input", "when", "failFast", "steps", "stages", "parallel",
        "matrix", "post");
    private static final List<String> MATRIX =
        List.of("axes", "excludes", "agent", "tools", "environment", "options", "input", "when", "stages", "post");

    private final Draft draft;
    private final Block block;
    private final List<String> order;

    private Directive(Draft draft, Block block, List<String> order) {
        this.draft = draft;
        this.block = block;
        this.order = order;
    }

    /** @throws EditException when the element has no directives */
    static Directive in(Draft draft, Node owner) throws EditException {
        if (owner instanceof Pipeline pipeline) {
            return new Directive(draft, pipeline.syntax().closure(), PIPELINE);
        }
        if (owner instanceof Stage stage) {
            return new Directive(draft, stage.syntax().closure(), STAGE);
        }
        if (owner instanceof Matrix matrix) {
            return new Directive(draft, matrix.syntax().closure(), MATRIX);
        }
        throw new EditException(Messages.no_directives(owner.path()));
    }

    /** @throws EditException when the directive stands there in a form that is not understood, or cannot stand there */
    void checkFree(String name) throws EditException {
        if (!order.contains(name)) {
            throw new EditException(Messages.directive_elsewhere(name));
        }
        for (Statement statement : block.statements()) {
            if (statement instanceof CallStatement call && call.name().equals(name)) {
                throw new EditException(Messages.directive_unclear(name));
            }
        }
    }

    /** A new directive in its place. */
    List<Splice> put(String name, String code) throws EditException {
        checkFree(name);
        int index = 0;
        for (int i = 0; i < block.statements().size(); i++) {
            if (block.statements().get(i) instanceof CallStatement call && order.contains(call.name()) && order.indexOf(call.name()) <= order.indexOf(name)) {
                index = i + 1;
            }
        }
        return List.of(new BlockLayout(draft, block).insert(index, Fragment.of(code)));
    }

    /** Takes a statement out of its block, whatever block that is. */
    static List<Splice> remove(Draft draft, Statement statement) {
        BlockLayout layout = draft.around(statement);
        int index = layout.indexOf(statement);
        return List.of(layout.remove(index, index + 1));
    }

    /** Other code in the place of a statement; on one line where the old one was. */
    static Splice replace(Draft draft, Statement statement, String code) {
        Fragment fragment = Fragment.of(code);
        String old = statement.range().of(draft.text());
        String line = old.indexOf('\n') < 0 && old.indexOf('\r') < 0 ? fragment.inline() : null;
        return new Splice(statement.range().start(), statement.range().end(),
            line != null ? line : fragment.rest(draft.indentation(statement.range().start()), draft.newline()));
    }
}
