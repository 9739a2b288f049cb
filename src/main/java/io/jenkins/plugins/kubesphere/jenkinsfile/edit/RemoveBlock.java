package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Type;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Step;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Arguments;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Takes the block of a step away with all that is in it, but for a comment on the line of its brace. What {@link AddBlock} wrote goes to the last byte. */
public record RemoveBlock(String path) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Step step = draft.node(path, Step.class);
        if (!step.block() || !(step.syntax() instanceof CallStatement call)) {
            throw new EditException(Messages.no_block(step.name() == null ? path : step.name()));
        }
        Type type = draft.catalogue().find(Catalogue.Section.STEPS, call.name());
        if (type != null && type.block() == Block.REQUIRED) {
            throw new EditException(Messages.needs_block(call.name()));
        }
        draft.checkSound(call.range());
        List<Splice> splices = new ArrayList<>(braces(draft.tokens(), call));
        Arguments arguments = call.arguments();
        if (arguments.list().isEmpty() && !arguments.parenthesized()) {
            int end = call.nameRange().end();
            splices.add(new Splice(end, end, "()"));
        } else if (hadNoParentheses(draft.text(), call)) {
            splices.add(new Splice(arguments.range().start(), arguments.range().start() + 1, ""));
            splices.add(new Splice(arguments.range().end() - 1, arguments.range().end(), ""));
        }
        return splices;
    }

    private static List<Splice> braces(Tokens tokens, CallStatement call) {
        int open = call.closure().open();
        int close = call.closure().close();
        int before = open - 1;
        while (tokens.is(before, TokenKind.WHITESPACE) || tokens.is(before, TokenKind.NEWLINE)) {
            before--;
        }
        List<Splice> splices = new ArrayList<>();
        int from = tokens.end(before);
        int comma = tokens.significantBefore(open);
        if (tokens.is(comma, TokenKind.COMMA)) {
            if (comma == before) {
                from = tokens.start(comma);
            } else {
                splices.add(new Splice(tokens.start(comma), tokens.end(comma), ""));
            }
        }
        int comment = comment(tokens, open, close);
        if (comment < 0) {
            splices.add(new Splice(from, tokens.end(close), ""));
            return splices;
        }
        splices.add(new Splice(from, tokens.end(open), ""));
        // A comment to the end of its line must not swallow what stands behind the block.
        boolean alone = tokens.is(comment, TokenKind.BLOCK_COMMENT) || endsLine(tokens, close + 1);
        splices.add(new Splice(alone ? tokens.end(comment) : tokens.start(close), tokens.end(close), ""));
        return splices;
    }

    /** The last of the comments on the line of the opening brace; -1 where there is none. */
    private static int comment(Tokens tokens, int open, int close) {
        int found = -1;
        for (int i = open + 1; i < close && (tokens.is(i, TokenKind.WHITESPACE) || tokens.kind(i).isComment()); i++) {
            if (tokens.kind(i).isComment()) {
                if (tokens.text(i).lines().count() > 1) {
                    return found;
                }
                found = i;
            }
        }
        return found;
    }

    private static boolean endsLine(Tokens tokens, int from) {
        int i = from;
        while (i < tokens.size() && tokens.is(i, TokenKind.WHITESPACE)) {
            i++;
        }
        return i >= tokens.size() || tokens.is(i, TokenKind.NEWLINE) || tokens.is(i, TokenKind.LINE_COMMENT);
    }

    /** Whether a blank stands before the parentheses and Groovy reads the arguments without them as the same. */
    private static boolean hadNoParentheses(String text, CallStatement call) {
        Arguments arguments = call.arguments();
        if (!arguments.parenthesized() || arguments.list().isEmpty() || arguments.range().start() == call.nameRange().end()) {
            return false;
        }
        String inner = text.substring(arguments.range().start() + 1, arguments.range().end() - 1);
        List<Statement> alone = SyntaxTree.of(call.name() + " " + inner).root().statements();
        return !inner.isBlank() && ValueText.isCommand(call.name(), inner.strip()) && alone.size() == 1
            && alone.get(0) instanceof CallStatement command && !command.arguments().parenthesized() && command.closure() == null
            && command.arguments().list().size() == arguments.list().size();
    }
}
