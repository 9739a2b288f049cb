package hudson.model;

import hudson.model.labels.LabelAtom;
import hudson.util.VariableResolver;
import io.jenkins.plugins.kubesphere.embedded.agents.LabelGrammar;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import jenkins.model.Jenkins;

/** A name that nodes carry, or an expression over such names. */
public abstract class Label extends Actionable implements Comparable<Label> {

    protected final transient String name;

    protected Label(String name) {
        this.name = name;
    }

    public final String getName() {
        return getDisplayName();
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    public abstract String getExpression();

    /** Whether the expression holds when these names are true and others are not. */
    public abstract boolean matches(VariableResolver<Boolean> resolver);

    public final boolean matches(Collection<LabelAtom> labels) {
        return matches(atom -> labels.stream().anyMatch(label -> label.name.equals(atom)));
    }

    public final boolean matches(Node n) {
        return matches(n.getAssignedLabels());
    }

    public boolean isAtom() {
        return false;
    }

    /** The names that the expression mentions. */
    public Set<LabelAtom> listAtoms() {
        Set<LabelAtom> atoms = new LinkedHashSet<>();
        matches(atom -> {
            atoms.add(LabelAtom.get(atom));
            return false;
        });
        return atoms;
    }

    public Set<Node> getNodes() {
        Set<Node> nodes = new LinkedHashSet<>();
        if (matches(Jenkins.get())) {
            nodes.add(Jenkins.get());
        }
        Jenkins.get().getNodes().stream().filter(this::matches).forEach(nodes::add);
        return nodes;
    }

    public boolean isEmpty() {
        return getNodes().isEmpty();
    }

    @Override
    public final int compareTo(Label that) {
        return name.compareTo(that.name);
    }

    @Override
    public final boolean equals(Object that) {
        return that instanceof Label other && name.equals(other.name);
    }

    @Override
    public final int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    /** The atoms of a text with blanks between them. */
    public static Set<LabelAtom> parse(String labels) {
        Set<LabelAtom> atoms = new LinkedHashSet<>();
        for (String atom : hudson.Util.tokenize(hudson.Util.fixNull(labels))) {
            atoms.add(LabelAtom.get(atom));
        }
        return atoms;
    }

    /** The label of an expression with {@code !}, {@code &&}, {@code ||}, {@code ->}, {@code <->} and parentheses. */
    public static Label parseExpression(String labelExpression) {
        LabelGrammar.Expression expression = LabelGrammar.parse(labelExpression);
        return expression.isAtom() ? LabelAtom.get(expression.text()) : new Parsed(expression);
    }

    private static final class Parsed extends Label {
        private final LabelGrammar.Expression expression;

        Parsed(LabelGrammar.Expression expression) {
            super(expression.text());
            this.expression = expression;
        }

        @Override
        public String getExpression() {
            return expression.text();
        }

        @Override
        public boolean matches(VariableResolver<Boolean> resolver) {
            return expression.holds(atom -> Boolean.TRUE.equals(resolver.resolve(atom)));
        }

        @Override
        public Set<LabelAtom> listAtoms() {
            Set<LabelAtom> atoms = new LinkedHashSet<>();
            expression.atoms().forEach(atom -> atoms.add(LabelAtom.get(atom)));
            return atoms;
        }
    }
}
