package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Type;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Step;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts an empty block behind a step that was called without one. Nothing that stands there changes: arguments without parentheses get theirs around
 * them, behind the blank, by which {@link RemoveBlock} knows that they had none.
 */
public record AddBlock(String path) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        if (!(draft.node(path, Step.class).syntax() instanceof CallStatement call)) {
            throw new EditException(Messages.no_steps_in(path));
        }
        Type type = draft.catalogue().find(Catalogue.Section.STEPS, call.name());
        if (type != null && type.block() == Block.NONE) {
            throw new EditException(Messages.takes_no_block(call.name()));
        }
        if (call.closure() != null) {
            throw new EditException(Messages.has_block(call.name()));
        }
        draft.checkSound(call.range());
        List<Splice> splices = new ArrayList<>();
        boolean command = !call.arguments().parenthesized();
        if (command) {
            int start = call.arguments().range().start();
            splices.add(new Splice(start, start, "("));
        }
        String opening = (command ? ")" : "") + " {";
        String closing = draft.newline() + draft.indentation(call.range().start()) + "}";
        int end = call.range().end();
        int comment = lineEnd(draft.tokens(), call.end());
        if (comment < 0) {
            splices.add(new Splice(end, end, opening + " }"));
        } else if (comment == end) {
            splices.add(new Splice(end, end, opening + closing));
        } else {
            splices.add(new Splice(end, end, opening));
            splices.add(new Splice(comment, comment, closing));
        }
        return splices;
    }

    /** Behind the comments that follow on the line, or behind the token before where there are none; -1 where more code follows on that line. */
    private static int lineEnd(Tokens tokens, int from) {
        int end = tokens.end(from - 1);
        for (int i = from; i < tokens.size() && !tokens.is(i, TokenKind.NEWLINE); i++) {
            if (tokens.is(i, TokenKind.LINE_COMMENT) || tokens.is(i, TokenKind.BLOCK_COMMENT) && tokens.text(i).lines().count() == 1) {
                end = tokens.end(i);
            } else if (!tokens.is(i, TokenKind.WHITESPACE)) {
                return -1;
            }
        }
        return end;
    }
}
