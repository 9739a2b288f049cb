package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Condition;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.When;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes when a stage runs.
 *
 * @param when null to let it always run
 */
public record SetWhen(String path, NewWhen when) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Node owner = draft.node(path);
        When old = owner instanceof Stage stage ? stage.when() : owner instanceof Matrix matrix ? matrix.when() : null;
        if (when == null || when.conditions().isEmpty()) {
            return old == null ? List.of() : Directive.remove(draft, old.syntax());
        }
        ElementText writer = new ElementText(draft.unit());
        List<String> conditions = new ArrayList<>();
        for (NewCondition condition : when.conditions()) {
            conditions.add(writer.condition(condition));
        }
        if (old == null) {
            List<String> lines = new ArrayList<>(flags());
            lines.addAll(conditions);
            return Directive.in(draft, owner).put("when", writer.block("when", String.join("\n", lines)));
        }
        BlockLayout layout = draft.layout(old.syntax());
        List<Statement> flags = new ArrayList<>();
        for (Statement statement : layout.block().statements()) {
            if (statement instanceof CallStatement call && NewWhen.FLAGS.contains(call.name())) {
                flags.add(statement);
            }
        }
        if (old.conditions().isEmpty()) {
            List<String> lines = new ArrayList<>(flags());
            lines.addAll(conditions);
            return new Reconciling(draft, layout).to(layout.block().statements(), lines);
        }
        List<Splice> splices = new ArrayList<>();
        List<Statement> standing = old.conditions().stream().map(Condition::syntax).toList();
        List<Splice> inner = nested(draft, writer, old.conditions(), when.conditions());
        splices.addAll(inner != null ? inner : new Reconciling(draft, layout).to(standing, conditions));
        splices.addAll(flags(draft, layout, flags));
        return splices;
    }

    private List<String> flags() {
        return NewWhen.FLAGS.stream().filter(when.flags()::containsKey).map(flag -> flag + " " + when.flags().get(flag)).toList();
    }

    private List<Splice> flags(Draft draft, BlockLayout layout, List<Statement> standing) {
        List<String> wanted = new ArrayList<>();
        List<String> names = standing.stream().map(statement -> ((CallStatement) statement).name()).toList();
        for (String name : names) {
            if (when.flags().containsKey(name)) {
                wanted.add(name + " " + when.flags().get(name));
            }
        }
        List<String> added = flags().stream().filter(flag -> !names.contains(flag.substring(0, flag.indexOf(' ')))).toList();
        if (standing.isEmpty()) {
            return added.isEmpty() ? List.of() : List.of(layout.insert(0, Fragment.of(String.join("\n", added))));
        }
        wanted.addAll(added);
        return new Reconciling(draft, layout).to(standing, wanted);
    }

    /** Where only something within one {@code allOf}, {@code anyOf} or {@code not} differs, the change is made there; else null. */
    private static List<Splice> nested(Draft draft, ElementText writer, List<Condition> old, List<NewCondition> wanted) throws EditException {
        if (old.size() != wanted.size()) {
            return null;
        }
        List<Splice> splices = new ArrayList<>();
        for (int i = 0; i < old.size(); i++) {
            Condition one = old.get(i);
            NewCondition other = wanted.get(i);
            if (SameCode.is(draft.tree(), one.range(), writer.condition(other))) {
                continue;
            }
            boolean group = other.conditions() != null && !other.conditions().isEmpty() && other.arguments().isEmpty() && other.text() == null;
            if (!group || one.code() != null || !one.name().equals(other.name()) || !(one.syntax() instanceof CallStatement call) || call.closure() == null) {
                splices.add(Directive.replace(draft, one.syntax(), writer.condition(other)));
                continue;
            }
            List<Splice> deeper = nested(draft, writer, one.conditions(), other.conditions());
            if (deeper == null) {
                List<String> lines = new ArrayList<>();
                for (NewCondition inner : other.conditions()) {
                    lines.add(writer.condition(inner));
                }
                deeper = new Reconciling(draft, draft.layout(call)).to(one.conditions().stream().map(Condition::syntax).toList(), lines);
            }
            splices.addAll(deeper);
        }
        return splices;
    }
}
