package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Quote;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.AssignmentStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import java.util.List;
import java.util.Set;

/** Checks words that an edit brings along before they become Groovy. */
final class Names {
    private static final Set<String> INFIX = Set.of("as", "in", "instanceof");

    private Names() {
    }

    /** @throws EditException when it cannot be the name of a call or variable */
    static String identifier(String name) throws EditException {
        if (name == null || !isIdentifier(name)) {
            throw new EditException(Messages.no_name(name));
        }
        return name;
    }

    static boolean isIdentifier(String name) {
        return !name.isEmpty() && SyntaxTree.of(name).tokens().size() == 1 && SyntaxTree.of(name).tokens().is(0, TokenKind.IDENTIFIER);
    }

    static boolean isInfix(String word) {
        return INFIX.contains(word);
    }

    /** The name of an argument; quoted where it is no plain word. */
    static String key(String name) {
        SyntaxTree tree = SyntaxTree.of(name);
        boolean word = tree.tokens().size() == 1 && (tree.tokens().is(0, TokenKind.IDENTIFIER) || tree.tokens().is(0, TokenKind.KEYWORD));
        return word ? name : StringText.of(name, Quote.SINGLE);
    }

    /** @throws EditException when it is not one expression */
    static String expression(String text) throws EditException {
        String expression = text.strip();
        SyntaxTree tree = SyntaxTree.of("x = " + expression);
        List<Statement> statements = tree.root().statements();
        if (expression.isEmpty() || tree.tokens().isBroken() || statements.size() != 1 || !(statements.get(0) instanceof AssignmentStatement)) {
            throw new EditException(Messages.no_expression(shortened(text)));
        }
        return expression;
    }

    /** Groovy that closes what it opens. */
    static String code(String text) throws EditException {
        if (SyntaxTree.of(text).tokens().isBroken()) {
            throw new EditException(Messages.broken_code(shortened(text)));
        }
        return text;
    }

    static String shortened(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
