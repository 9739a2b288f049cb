package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Parameter;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Type;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Arguments;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.MapValue;
import java.util.ArrayList;
import java.util.List;

/** Changes the arguments of one call. */
final class CallArguments {
    private final Draft draft;
    private final CallStatement call;
    private final Arguments arguments;
    private final String sole;

    /** @param type of what is called; null where nobody knows it */
    CallArguments(Draft draft, CallStatement call, Type type) {
        this.draft = draft;
        this.call = call;
        this.arguments = call.arguments();
        this.sole = type == null ? null : type.soleRequired().map(Parameter::name).orElse(type.parameters().size() == 1 ? type.parameters().get(0).name() : null);
    }

    /**
     * @param name null for the unnamed argument
     * @param value null to take the argument out
     */
    List<Splice> set(String name, NewValue value) throws EditException {
        checkSound();
        List<Argument> list = list();
        Argument old = named(list, name);
        if (old == null && name != null && name.equals(sole) && arguments.list().size() == 1) {
            old = arguments.named(null);
        }
        if (value == null) {
            return old == null ? List.of() : remove(list, list.indexOf(old));
        }
        return old == null ? add(list, name, value) : replace(old, value);
    }

    /** All arguments; those that stay as they are keep every character. */
    List<Splice> setAll(List<NewArgument> wanted) throws EditException {
        checkSound();
        List<Argument> list = list();
        boolean same = list.size() == wanted.size();
        for (int i = 0; same && i < list.size(); i++) {
            String name = list.get(i).name();
            same = name == null ? wanted.get(i).name() == null && list.get(i).nameRange() == null : name.equals(wanted.get(i).name());
        }
        List<Splice> splices = new ArrayList<>();
        if (same) {
            for (int i = 0; i < list.size(); i++) {
                String text = ValueText.replacing(wanted.get(i).value(), list.get(i).value());
                if (!SameCode.is(draft.tree(), list.get(i).value().range(), text)) {
                    splices.addAll(replace(list.get(i), wanted.get(i).value()));
                }
            }
            return splices;
        }
        String text = ValueText.arguments(wanted);
        int end = arguments.list().isEmpty() && !arguments.parenthesized() ? call.nameRange().end() : arguments.range().end();
        boolean command = !arguments.parenthesized() && call.closure() == null && !text.isEmpty() && ValueText.isCommand(call.name(), text);
        return List.of(new Splice(call.nameRange().end(), end, command ? " " + text : "(" + text + ")"));
    }

    private void checkSound() throws EditException {
        draft.checkSound(new Range(call.range().start(), call.closure() == null ? call.range().end() : call.closure().range().start()));
    }

    /** The arguments; those in a map that is the only argument. */
    private List<Argument> list() {
        List<Argument> list = arguments.list();
        return list.size() == 1 && list.get(0).nameRange() == null && list.get(0).value() instanceof MapValue map && !map.entries().isEmpty() ? map.entries() : list;
    }

    private static Argument named(List<Argument> list, String name) {
        for (Argument argument : list) {
            if (name == null ? argument.nameRange() == null : name.equals(argument.name())) {
                return argument;
            }
        }
        return null;
    }

    private List<Splice> replace(Argument old, NewValue value) throws EditException {
        String text = ValueText.replacing(value, old.value());
        boolean first = old == arguments.list().get(0) && old.nameRange() == null;
        Splice splice = new Splice(old.value().range().start(), old.value().range().end(), (first ? gap(text) : "") + text);
        if (!first || arguments.parenthesized() || ValueText.isCommand(call.name(), text)) {
            return List.of(splice);
        }
        return inParentheses(List.of(new Splice(splice.start(), splice.end(), text)));
    }

    /** A blank where an argument follows the name directly, as in {@code sh'x'}, and what comes there does not begin with a quote. */
    private String gap(String text) {
        boolean touching = !arguments.parenthesized() && arguments.range().start() == call.nameRange().end();
        return touching && text.charAt(0) != '\'' && text.charAt(0) != '"' ? " " : "";
    }

    private List<Splice> inParentheses(List<Splice> inner) throws EditException {
        if (call.closure() != null) {
            throw new EditException(Messages.closure_behind(call.name()));
        }
        List<Splice> splices = new ArrayList<>();
        splices.add(new Splice(call.nameRange().end(), arguments.range().start(), "("));
        splices.addAll(inner);
        splices.add(new Splice(arguments.range().end(), arguments.range().end(), ")"));
        return splices;
    }

    private List<Splice> add(List<Argument> list, String name, NewValue value) throws EditException {
        String text = ValueText.argument(new NewArgument(name, value));
        if (list.isEmpty()) {
            if (arguments.parenthesized()) {
                return List.of(new Splice(arguments.range().start() + 1, arguments.range().end() - 1, text));
            }
            boolean command = call.closure() == null && ValueText.isCommand(call.name(), text);
            return List.of(new Splice(call.nameRange().end(), call.nameRange().end(), command ? " " + text : "(" + text + ")"));
        }
        if (name == null) {
            throw new EditException(Messages.mixed_arguments(call.name()));
        }
        List<Splice> splices = new ArrayList<>();
        if (named(list, null) != null) {
            if (sole == null || list.size() > 1) {
                throw new EditException(Messages.unnamed_stands_there(call.name(), name));
            }
            splices.add(new Splice(list.get(0).range().start(), list.get(0).range().start(), gap(sole) + sole + ": "));
        }
        Argument last = list.get(list.size() - 1);
        boolean lines = list.size() > 1 && breaksLine(list.get(list.size() - 2).range().end(), last.range().start());
        String separator = lines ? "," + draft.newline() + draft.indentation(last.range().start()) : ", ";
        splices.add(new Splice(last.range().end(), last.range().end(), separator + text));
        return splices;
    }

    private boolean breaksLine(int from, int to) {
        return draft.tree().lines().line(from) < draft.tree().lines().line(to);
    }

    private List<Splice> remove(List<Argument> list, int index) throws EditException {
        Argument gone = list.get(index);
        if (list.size() == 1) {
            if (!arguments.parenthesized() && call.closure() != null) {
                throw new EditException(Messages.closure_behind(call.name()));
            }
            int start = list == arguments.list() || list.equals(arguments.list()) ? gone.range().start() : arguments.list().get(0).range().start();
            int end = start == gone.range().start() ? gone.range().end() : arguments.list().get(0).range().end();
            if (!arguments.parenthesized()) {
                return List.of(new Splice(call.nameRange().end(), end, "()"));
            }
            int comma = comma(end);
            return comma < 0 ? List.of(new Splice(start, end, ""))
                : List.of(new Splice(start, end, ""), new Splice(draft.tokens().start(comma), draft.tokens().end(comma), ""));
        }
        Tokens tokens = draft.tokens();
        if (index == 0) {
            int comma = comma(gone.range().end());
            int next = comma < 0 ? list.get(1).range().start() : tokens.start(firstKept(comma + 1, list.get(1).range().start()));
            return List.of(new Splice(gone.range().start(), next, ""));
        }
        int comma = comma(list.get(index - 1).range().end());
        int kept = lastComment(list.get(index - 1).range().end(), gone.range().start());
        if (kept < 0 || comma < 0) {
            return List.of(new Splice(list.get(index - 1).range().end(), gone.range().end(), ""));
        }
        return List.of(new Splice(tokens.start(comma), tokens.end(comma), ""), new Splice(Math.max(tokens.end(kept), tokens.end(comma)), gone.range().end(), ""));
    }

    private int firstKept(int from, int limit) {
        int i = from;
        while (draft.tokens().start(i) < limit && !draft.tokens().kind(i).isComment()) {
            i++;
        }
        return i;
    }

    private int comma(int offset) {
        Tokens tokens = draft.tokens();
        int next = tokens.significant(tokens.at(offset), tokens.size());
        return tokens.is(next, TokenKind.COMMA) ? next : -1;
    }

    private int lastComment(int from, int to) {
        int found = -1;
        for (int i = draft.tokens().at(from); i < draft.tokens().size() && draft.tokens().start(i) < to; i++) {
            found = draft.tokens().kind(i).isComment() ? i : found;
        }
        return found;
    }
}
