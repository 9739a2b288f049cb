package io.jenkins.plugins.kubesphere.embedded.agents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of label expressions, loosest first: {@code <->}, {@code ->}, {@code ||}, {@code &&}, {@code !}, parentheses, names. */
public final class LabelGrammar {

    private static final Pattern TOKEN = Pattern.compile("\\s*(<->|->|\\|\\||&&|[!()]|\"(?:[^\"\\\\]|\\\\.)*\"|(?:(?!->|<->)[^\\s()!|&<>\"])+)");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private LabelGrammar(String text) {
        this.text = text;
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && token.find(end) && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (!text.substring(end).isBlank()) {
            throw refused("unexpected '" + text.substring(end).trim() + "'");
        }
    }

    /** A parsed expression. */
    public record Expression(String text, boolean isAtom, Set<String> atoms, Predicate<Predicate<String>> truth) {
        /** Whether it holds when exactly the accepted names are true. */
        public boolean holds(Predicate<String> names) {
            return truth.test(names);
        }
    }

    /** @throws IllegalArgumentException when the text is no expression; the message says where */
    public static Expression parse(String text) {
        LabelGrammar grammar = new LabelGrammar(text);
        if (grammar.tokens.isEmpty()) {
            throw grammar.refused("it is empty");
        }
        Expression expression = grammar.equivalence();
        if (grammar.next < grammar.tokens.size()) {
            throw grammar.refused("unexpected '" + grammar.tokens.get(grammar.next) + "'");
        }
        return expression;
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("Invalid label expression '" + text + "': " + why);
    }

    private boolean take(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equals(token);
        next += there ? 1 : 0;
        return there;
    }

    private Expression equivalence() {
        Expression left = implication();
        while (take("<->")) {
            Expression one = left;
            Expression other = implication();
            left = joined(one, "<->", other, names -> one.holds(names) == other.holds(names));
        }
        return left;
    }

    private Expression implication() {
        Expression left = disjunction();
        while (take("->")) {
            Expression one = left;
            Expression other = disjunction();
            left = joined(one, "->", other, names -> !one.holds(names) || other.holds(names));
        }
        return left;
    }

    private Expression disjunction() {
        Expression left = conjunction();
        while (take("||")) {
            Expression one = left;
            Expression other = conjunction();
            left = joined(one, "||", other, names -> one.holds(names) || other.holds(names));
        }
        return left;
    }

    private Expression conjunction() {
        Expression left = negation();
        while (take("&&")) {
            Expression one = left;
            Expression other = negation();
            left = joined(one, "&&", other, names -> one.holds(names) && other.holds(names));
        }
        return left;
    }

    private Expression negation() {
        if (take("!")) {
            Expression inner = negation();
            return new Expression("!" + inner.text, false, inner.atoms, names -> !inner.holds(names));
        }
        if (take("(")) {
            Expression inner = equivalence();
            if (!take(")")) {
                throw refused("')' is missing");
            }
            return new Expression("(" + inner.text + ")", false, inner.atoms, inner.truth);
        }
        if (next >= tokens.size()) {
            throw refused("a label is missing at the end");
        }
        String token = tokens.get(next++);
        if (token.matches("<->|->|\\|\\||&&|\\)")) {
            throw refused("a label is missing before '" + token + "'");
        }
        String atom = token.startsWith("\"") ? token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1") : token;
        return new Expression(atom, true, Set.of(atom), names -> names.test(atom));
    }

    private static Expression joined(Expression one, String operator, Expression other, Predicate<Predicate<String>> truth) {
        Set<String> atoms = new LinkedHashSet<>(one.atoms);
        atoms.addAll(other.atoms);
        return new Expression(one.text + operator + other.text, false, atoms, truth);
    }
}
