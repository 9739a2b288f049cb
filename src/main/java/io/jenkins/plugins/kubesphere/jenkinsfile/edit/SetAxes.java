package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.StringValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Changes the dimensions of a matrix. */
public record SetAxes(String path, List<NewAxis> axes) implements Edit {
    public SetAxes {
        axes = List.copyOf(axes);
    }

    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Matrix matrix = draft.node(path, Matrix.class);
        check();
        ElementText writer = new ElementText(draft.unit());
        List<String> wanted = new ArrayList<>();
        for (NewAxis axis : axes) {
            wanted.add(writer.axis(axis));
        }
        if (matrix.axesBlock() == null) {
            return Directive.in(draft, matrix).put("axes", writer.block("axes", String.join("\n", wanted)));
        }
        if (axes.size() == matrix.axes().size()) {
            List<Splice> splices = new ArrayList<>();
            for (int i = 0; i < axes.size(); i++) {
                splices.addAll(change(draft, matrix.axes().get(i), axes.get(i), wanted.get(i)));
            }
            return splices;
        }
        List<Statement> standing = new ArrayList<>();
        List<String> code = new ArrayList<>(wanted);
        for (Matrix.Axis axis : matrix.axes()) {
            standing.add(axis.syntax());
            for (int i = 0; i < axes.size(); i++) {
                if (axes.get(i).equals(new NewAxis(String.valueOf(axis.name()), values(draft, axis)))) {
                    code.set(i, axis.range().of(draft.text()));
                }
            }
        }
        return new Reconciling(draft, draft.layout(matrix.axesBlock())).to(standing, code);
    }

    private void check() throws EditException {
        Set<String> names = new HashSet<>();
        for (NewAxis axis : axes) {
            if (axis.values().isEmpty() || !names.add(Names.identifier(axis.name()))) {
                throw new EditException(axis.values().isEmpty() ? Messages.axis_without_values(axis.name()) : Messages.axis_twice(axis.name()));
            }
        }
        if (axes.isEmpty()) {
            throw new EditException(Messages.no_axes());
        }
    }

    private static List<String> values(Draft draft, Matrix.Axis axis) {
        return axis.values().stream().map(value -> text(draft, value)).toList();
    }

    /** As the model's JSON has it. */
    private static String text(Draft draft, Value value) {
        return value instanceof StringValue string && !string.isInterpolated() ? string.value() : value.range().of(draft.text());
    }

    private static List<Splice> change(Draft draft, Matrix.Axis old, NewAxis wanted, String code) throws EditException {
        CallStatement name = null;
        CallStatement values = null;
        for (Statement statement : old.syntax().closure().statements()) {
            if (statement instanceof CallStatement call) {
                name = call.name().equals("name") ? call : name;
                values = call.name().equals("values") ? call : values;
            }
        }
        if (name == null || values == null || name.arguments().list().size() != 1) {
            return List.of(Directive.replace(draft, old.syntax(), code));
        }
        List<Splice> splices = new ArrayList<>();
        if (!wanted.name().equals(old.name())) {
            splices.addAll(new CallArguments(draft, name, null).set(null, new NewValue.Text(wanted.name())));
        }
        List<String> standing = values(draft, old);
        if (!standing.equals(wanted.values())) {
            List<Argument> arguments = values.arguments().list();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < wanted.values().size(); i++) {
                int known = standing.indexOf(wanted.values().get(i));
                texts.add(known >= 0 ? arguments.get(known).range().of(draft.text()) : arguments.isEmpty() ? ElementText.text(wanted.values().get(i))
                    : ValueText.replacing(new NewValue.Text(wanted.values().get(i)), arguments.get(0).value()));
            }
            String text = String.join(", ", texts);
            boolean touching = !arguments.isEmpty() && arguments.get(0).range().start() == values.nameRange().end() && text.charAt(0) != '\'' && text.charAt(0) != '"';
            text = touching ? " " + text : text;
            splices.add(arguments.isEmpty() ? new Splice(values.nameRange().end(), values.range().end(), " " + text)
                : new Splice(arguments.get(0).range().start(), arguments.get(arguments.size() - 1).range().end(), text));
        }
        return splices;
    }
}
