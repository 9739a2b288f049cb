package hudson.model.labels;

import hudson.model.Label;
import hudson.util.VariableResolver;
import java.util.Set;

/** One name that nodes carry. */
public class LabelAtom extends Label {

    public LabelAtom(String name) {
        super(name);
    }

    @Override
    public String getExpression() {
        return escape(name);
    }

    @Override
    public boolean matches(VariableResolver<Boolean> resolver) {
        return Boolean.TRUE.equals(resolver.resolve(name));
    }

    @Override
    public boolean isAtom() {
        return true;
    }

    @Override
    public Set<LabelAtom> listAtoms() {
        return Set.of(this);
    }

    public static LabelAtom get(String l) {
        return new LabelAtom(l);
    }

    public static boolean needsEscape(String name) {
        return !name.matches("[^\\s()!|&<>,\"-][^\\s()!|&<>\"]*");
    }

    public static String escape(String name) {
        return needsEscape(name) ? '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : name;
    }
}
