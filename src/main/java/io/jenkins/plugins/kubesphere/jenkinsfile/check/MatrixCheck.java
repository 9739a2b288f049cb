package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** The axes of a matrix, what it leaves out, and its stages. */
final class MatrixCheck {

    private static final List<String> SECTIONS = List.of("agent", "axes", "environment", "excludes", "input", "options", "post", "stages", "tools",
            "when");

    private final Checking checking;
    private final SectionChecks sections;
    private final StagesCheck stages;

    MatrixCheck(Checking checking, SectionChecks sections, StagesCheck stages) {
        this.checking = checking;
        this.sections = sections;
        this.stages = stages;
    }

    void check(MethodCallExpression matrix) {
        ClosureExpression block = checking.sectionBlock(matrix);
        if (block == null) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Statement statement : Calls.statements(block)) {
            MethodCallExpression section = sections.section(statement, "matrix");
            if (section == null) {
                continue;
            }
            String name = Calls.name(section);
            if (!seen.add(name)) {
                checking.at(Rule.DUPLICATE_SECTION, section, Messages.duplicate_section(name, "matrix"), null);
            }
            switch (name) {
                case "axes" -> axes(section, false);
                case "excludes" -> excludes(section);
                case "stages" -> stages.stages(section, true);
                default -> {
                    if (SectionChecks.isCommon(name)) {
                        sections.common(section, true);
                    } else {
                        Set<String> unused = new HashSet<>(SECTIONS);
                        unused.removeAll(seen);
                        checking.at(Rule.UNKNOWN_SECTION, section, Messages.unknown_section(name, "matrix", String.join(", ", SECTIONS),
                                Checking.near(name, unused)), checking.rename(checking.source().name(section), name, unused));
                    }
                }
            }
        }
        for (String required : List.of("axes", "stages")) {
            if (!seen.contains(required)) {
                checking.at(Rule.MISSING_SECTION, matrix, Messages.missing_section(required, "matrix"), null);
            }
        }
    }

    private void excludes(MethodCallExpression section) {
        ClosureExpression block = checking.sectionBlock(section);
        if (block == null) {
            return;
        }
        if (Calls.statements(block).isEmpty()) {
            checking.empty(section, Messages.empty_section("excludes"));
        }
        for (Statement statement : Calls.statements(block)) {
            MethodCallExpression exclude = sections.section(statement, "excludes");
            if (exclude != null) {
                axes(exclude, true);
            }
        }
    }

    private void axes(MethodCallExpression section, boolean excluded) {
        ClosureExpression block = checking.sectionBlock(section);
        if (block == null) {
            return;
        }
        List<Statement> statements = Calls.statements(block);
        if (statements.isEmpty()) {
            checking.at(Rule.EMPTY_SECTION, section, Messages.no_axes(Calls.name(section)), null);
        }
        Set<String> names = new HashSet<>();
        for (Statement statement : statements) {
            MethodCallExpression axis = Calls.of(statement);
            if (axis == null || Calls.block(axis) == null) {
                checking.at(Rule.MATRIX_AXIS, statement, Messages.axis_expected(), null);
                continue;
            }
            String name = axis(axis, excluded);
            if (name != null && !names.add(name)) {
                checking.at(Rule.MATRIX_AXIS, axis, Messages.axis_twice(name), null);
            }
        }
    }

    private String axis(MethodCallExpression axis, boolean excluded) {
        String name = null;
        Set<String> seen = new HashSet<>();
        for (Statement statement : Calls.statements(Calls.block(axis))) {
            MethodCallExpression part = sections.section(statement, "axis");
            if (part == null) {
                continue;
            }
            String kind = Calls.name(part);
            if (!seen.add(kind)) {
                checking.at(Rule.DUPLICATE_SECTION, part, Messages.duplicate_section(kind, "axis"), null);
            }
            if (kind.equals("name")) {
                name = axisName(part);
            } else if (kind.equals("values") || kind.equals("notValues") && excluded) {
                values(part);
            } else {
                checking.at(Rule.MATRIX_AXIS, part, Messages.axis_part(kind), null);
            }
        }
        if (!seen.contains("name")) {
            checking.at(Rule.MATRIX_AXIS, axis, Messages.axis_without_name(), null);
        }
        if (seen.contains("values") && seen.contains("notValues")) {
            checking.at(Rule.MATRIX_AXIS, axis, Messages.axis_both_values(), null);
        } else if (!seen.contains("values") && !seen.contains("notValues")) {
            checking.at(Rule.MATRIX_AXIS, axis, Messages.axis_without_values(), null);
        }
        return name;
    }

    private String axisName(MethodCallExpression part) {
        List<Expression> arguments = Calls.arguments(part);
        String name = arguments.size() == 1 ? Calls.literal(arguments.get(0)) : null;
        if (name == null || !EnvironmentCheck.isName(name)) {
            checking.at(Rule.MATRIX_AXIS, part, Messages.axis_name(name == null ? "" : name), null);
            return null;
        }
        return name;
    }

    private void values(MethodCallExpression part) {
        List<Expression> arguments = Calls.arguments(part);
        if (arguments.isEmpty()) {
            checking.at(Rule.MATRIX_AXIS, part, Messages.axis_without_values(), null);
        }
        Set<Object> seen = new HashSet<>();
        for (Expression value : arguments) {
            if (!(value instanceof ConstantExpression constant)) {
                checking.add(Rule.MATRIX_AXIS, value, Messages.axis_value(checking.source().range(value).of(checking.source().text())));
            } else if (!seen.add(constant.getValue())) {
                checking.add(Rule.MATRIX_AXIS, value, Messages.axis_value_twice(String.valueOf(constant.getValue())));
            }
        }
    }
}
