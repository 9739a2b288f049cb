package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Puts statements into blocks and takes them out again, keeping the indentation that the file uses. */
final class Splicing {

    private static final String UNIT = "    ";

    private Splicing() {
    }

    /** Puts one statement into a block. */
    static Fix wrap(SourceText source, ASTNode statement, String opening, String title) {
        return new Fix(title, wrap(source, statementRange(source, statement), opening));
    }

    /** Puts the statements of a range into a block. */
    static List<Splice> wrap(SourceText source, Range range, String opening) {
        String indentation = source.indentation(range.start());
        List<Splice> edits = new ArrayList<>();
        String unit = unit(source, indentation);
        edits.add(new Splice(range.start(), range.start(), opening + source.newline() + indentation + unit));
        edits.addAll(indent(source, range, unit));
        edits.add(new Splice(range.end(), range.end(), source.newline() + indentation + "}"));
        return edits;
    }

    /** Puts a statement between two words on its own line. */
    static Fix wrapInline(SourceText source, ASTNode statement, String before, String after, String title) {
        Range range = statementRange(source, statement);
        return new Fix(title, List.of(new Splice(range.start(), range.start(), before), new Splice(range.end(), range.end(), after)));
    }

    /** Puts all statements of a block into a block within it. */
    static Fix wrapBody(SourceText source, ClosureExpression block, String opening, String title) {
        List<Statement> statements = Calls.statements(block);
        int start = source.start(statements.get(0));
        int end = statementRange(source, statements.get(statements.size() - 1)).end();
        return new Fix(title, wrap(source, new Range(start, end), opening));
    }

    /** Moves all lines of the range but its first to the right; lines that begin inside of a string stay. */
    static List<Splice> indent(SourceText source, Range range, String unit) {
        List<Splice> edits = new ArrayList<>();
        int last = source.lines().line(Math.max(range.start(), range.end() - 1));
        for (int line = source.lines().line(range.start()) + 1; line <= last && !unit.isEmpty(); line++) {
            int start = source.lines().start(line);
            Tokens tokens = source.tokens();
            int token = tokens.at(start);
            boolean inside = token < tokens.size() && tokens.start(token) < start
                    && (tokens.is(token, TokenKind.STRING) || tokens.is(token, TokenKind.BLOCK_COMMENT));
            boolean blank = start >= source.text().length() || source.text().charAt(start) == '\n' || source.text().charAt(start) == '\r';
            if (!inside && !blank) {
                edits.add(new Splice(start, start, unit));
            }
        }
        return edits;
    }

    /** One level of indentation as the file has it: a tab, four blanks, two, or nothing where nothing is indented. */
    static String unit(SourceText source, String indentation) {
        if (indentation.indexOf('\t') >= 0) {
            return "\t";
        }
        if (indentation.isEmpty()) {
            return "";
        }
        return indentation.length() % 4 == 0 && !source.isNarrow() ? UNIT : "  ";
    }

    /** A statement from its first to its last token. */
    static Range statementRange(SourceText source, ASTNode statement) {
        if (statement instanceof MethodCallExpression call) {
            return source.call(call);
        }
        if (statement instanceof ExpressionStatement expression && expression.getExpression() instanceof MethodCallExpression call) {
            return source.call(call);
        }
        Range range = source.range(statement);
        Tokens tokens = source.tokens();
        int end = range.end();
        for (int token = tokens.at(range.start()); token < tokens.size() && tokens.start(token) < end; token++) {
            if (tokens.is(token, TokenKind.OPEN) && tokens.partner(token) > token) {
                token = tokens.partner(token);
                end = Math.max(end, tokens.end(token));
            }
        }
        return new Range(range.start(), end);
    }
}
