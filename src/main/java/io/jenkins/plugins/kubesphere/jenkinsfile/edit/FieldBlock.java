package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.AssignmentStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.ExpressionValue;
import java.util.ArrayList;
import java.util.List;

/** A block whose statements are arguments, such as {@code docker { image 'x' }}. */
final class FieldBlock {
    private final Draft draft;
    private final BlockLayout layout;

    FieldBlock(Draft draft, Block block) {
        this.draft = draft;
        this.layout = new BlockLayout(draft, block);
    }

    /** @param value null to take the field out */
    List<Splice> set(String name, NewValue value) throws EditException {
        Statement old = find(name);
        if (old == null) {
            return value == null ? List.of() : List.of(layout.insert(layout.size(), Fragment.of(ElementText.field(new NewArgument(name, value)))));
        }
        if (value == null) {
            int index = layout.indexOf(old);
            return List.of(layout.remove(index, index + 1));
        }
        return replace(old, value);
    }

    /** All fields; those that are blocks stay unless they are named. */
    List<Splice> setAll(List<NewArgument> wanted) throws EditException {
        List<Splice> splices = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (NewArgument argument : wanted) {
            Statement old = argument.name() == null ? null : find(argument.name());
            if (old == null) {
                added.add(ElementText.field(argument));
            } else {
                splices.addAll(replace(old, argument.value()));
            }
        }
        int kept = 0;
        int index = 0;
        while (index < layout.size()) {
            int end = index;
            while (end < layout.size() && isGone(layout.statement(end), wanted)) {
                end++;
            }
            if (end > index) {
                splices.add(layout.remove(index, end));
            } else {
                kept = index + 1;
                end++;
            }
            index = end;
        }
        if (!added.isEmpty()) {
            splices.add(layout.insert(kept == 0 ? 0 : kept, Fragment.of(String.join("\n", added))));
        }
        return splices;
    }

    private static boolean isGone(Statement statement, List<NewArgument> wanted) {
        String name = name(statement);
        boolean block = statement instanceof CallStatement call && call.closure() != null;
        return name != null && !block && wanted.stream().noneMatch(argument -> name.equals(argument.name()));
    }

    private Statement find(String name) {
        for (Statement statement : layout.block().statements()) {
            if (name != null && name.equals(name(statement))) {
                return statement;
            }
        }
        return null;
    }

    private static String name(Statement statement) {
        return statement instanceof CallStatement call ? call.name() : statement instanceof AssignmentStatement assignment ? assignment.name() : null;
    }

    private List<Splice> replace(Statement old, NewValue value) throws EditException {
        if (old instanceof AssignmentStatement assignment) {
            return value(assignment.value(), value);
        }
        CallStatement call = (CallStatement) old;
        Argument only = call.closure() == null && call.arguments().list().size() == 1 ? call.arguments().named(null) : null;
        if (only != null) {
            return SameCode.is(draft.tree(), only.value().range(), ValueText.replacing(value, only.value())) ? List.of()
                : new CallArguments(draft, call, null).set(null, value);
        }
        Range rest = new Range(call.nameRange().end(), call.range().end());
        String text = ValueText.replacing(value, new ExpressionValue(rest));
        return SameCode.is(draft.tree(), rest, text) ? List.of()
            : List.of(new Splice(rest.start(), rest.end(), ValueText.isCommand(call.name(), text) ? " " + text : "(" + text + ")"));
    }

    private List<Splice> value(Value old, NewValue value) throws EditException {
        String text = ValueText.replacing(value, old);
        return SameCode.is(draft.tree(), old.range(), text) ? List.of() : List.of(new Splice(old.range().start(), old.range().end(), text));
    }
}
