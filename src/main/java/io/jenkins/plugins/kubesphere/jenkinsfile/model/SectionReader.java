package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.AssignmentStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.ClosureValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.ExpressionValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Reads agents and the directives that list entries. */
final class SectionReader {
    private final SyntaxTree tree;

    SectionReader(SyntaxTree tree) {
        this.tree = tree;
    }

    Agent agent(String path, Directives found) {
        CallStatement call = found.get("agent");
        if (call == null) {
            return null;
        }
        String at = path + "/agent";
        if (call.closure() == null) {
            Argument only = call.arguments().list().size() == 1 ? call.arguments().named(null) : null;
            boolean name = only != null && only.value() instanceof ExpressionValue;
            return new Agent(at, call.range(), call, name ? only.value().range().of(tree.text()) : "", null, name ? List.of() : call.arguments().list());
        }
        List<Statement> statements = call.closure().statements();
        if (statements.size() == 1 && statements.get(0) instanceof CallStatement type) {
            return new Agent(at, call.range(), call, type.name(), type, type.closure() == null ? type.arguments().list() : fields(type));
        }
        boolean word = statements.size() == 1 && tree.tokens().significant(statements.get(0).first() + 1, statements.get(0).end()) == statements.get(0).end();
        return new Agent(at, call.range(), call, word ? statements.get(0).range().of(tree.text()) : "", null, List.of());
    }

    /** The statements of a block such as {@code docker { image 'x' }} as named arguments. */
    private List<Argument> fields(CallStatement type) {
        List<Argument> fields = new ArrayList<>(type.arguments().list());
        for (Statement statement : type.closure().statements()) {
            if (statement instanceof CallStatement field) {
                fields.add(new Argument(field.range(), field.name(), field.nameRange(), fieldValue(field)));
            } else if (statement instanceof AssignmentStatement field) {
                fields.add(new Argument(field.range(), field.name(), field.nameRange(), field.value()));
            } else {
                fields.add(new Argument(statement.range(), null, null, new ExpressionValue(statement.range())));
            }
        }
        return List.copyOf(fields);
    }

    private Value fieldValue(CallStatement field) {
        List<Argument> given = field.arguments().list();
        if (field.closure() == null && given.size() == 1 && given.get(0).nameRange() == null) {
            return given.get(0).value();
        }
        if (field.closure() != null && given.isEmpty()) {
            return new ClosureValue(field.closure().range(), field.closure());
        }
        return new ExpressionValue(new Range(field.nameRange().end(), field.range().end()));
    }

    /** {@code environment}: names with values. */
    Section values(String path, Directives found, String name) {
        return section(path, found, name, (at, statement) -> statement instanceof AssignmentStatement assignment
            ? new Entry(at, assignment.range(), assignment, assignment.name(), assignment.value(), null, null) : null);
    }

    /** {@code tools}: types with versions. */
    Section tools(String path, Directives found) {
        return section(path, found, "tools", (at, statement) -> statement instanceof CallStatement call && call.closure() == null
            && call.arguments().list().size() == 1 && call.arguments().named(null) != null
            ? new Entry(at, call.range(), call, call.name(), call.arguments().named(null).value(), null, null) : null);
    }

    /** Directives whose entries are calls. */
    Section calls(String path, Directives found, String name) {
        return section(path, found, name, this::call);
    }

    private Entry call(String path, Statement statement) {
        if (!(statement instanceof CallStatement call)) {
            return null;
        }
        boolean block = call.closure() != null;
        if (block && (!call.arguments().list().isEmpty() || call.closure().hasParameters())) {
            return null;
        }
        return new Entry(path, call.range(), call, call.name(), null, block ? null : call.arguments().list(),
            block ? entries(path, call.closure(), this::call) : null);
    }

    private Section section(String path, Directives found, String name, BiFunction<String, Statement, Entry> reader) {
        CallStatement call = found.block(name);
        String at = path + "/" + name;
        return call == null ? null : new Section(at, call.range(), call, entries(at, call.closure(), reader));
    }

    private static List<Entry> entries(String path, Block block, BiFunction<String, Statement, Entry> reader) {
        List<Entry> entries = new ArrayList<>();
        for (Statement statement : block.statements()) {
            String at = path + "/" + entries.size();
            Entry entry = reader.apply(at, statement);
            entries.add(entry == null ? new Entry(at, statement.range(), statement, null, null, null, null) : entry);
        }
        return List.copyOf(entries);
    }

    List<Matrix.Axis> axes(String path, CallStatement axes, Directives owner) {
        List<Matrix.Axis> read = new ArrayList<>();
        if (axes != null) {
            List<Statement> statements = axes.closure().statements();
            for (int i = 0; i < statements.size(); i++) {
                String at = path + "/axes/" + i;
                if (statements.get(i) instanceof CallStatement call && call.name().equals("axis") && call.closure() != null) {
                    read.add(axis(at, call));
                } else {
                    owner.add(new Opaque(at, statements.get(i).range(), statements.get(i)));
                }
            }
        }
        return List.copyOf(read);
    }

    private Matrix.Axis axis(String path, CallStatement axis) {
        String name = null;
        List<Value> values = List.of();
        for (Statement statement : axis.closure().statements()) {
            if (statement instanceof CallStatement call && call.name().equals("name") && call.arguments().named(null) != null) {
                Value given = call.arguments().named(null).value();
                name = given instanceof StringValue string && !string.isInterpolated() ? string.value() : given.range().of(tree.text());
            } else if (statement instanceof CallStatement call && call.name().equals("values")) {
                values = call.arguments().list().stream().map(Argument::value).toList();
            }
        }
        return new Matrix.Axis(path, axis.range(), axis, name, values);
    }
}
