package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.NearName;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Type;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Severity;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Sections that are lists of calls: options, triggers, parameters, tools, libraries, and the fields of an input. */
final class EntriesCheck {

    private static final List<String> INPUT = List.of("message", "id", "ok", "submitter", "submitterParameter", "parameters");
    private static final Map<String, String> ELSEWHERE = Map.of("parameters", "parameters", "triggers", "triggers", "pipelineTriggers", "triggers");
    /** Steps that no option, trigger or parameter may be or hold. */
    static final Set<String> NO_WRAPPER = Set.of("stage", "properties", "parallel", "node");

    private final Checking checking;
    private final EntryArguments arguments;

    EntriesCheck(Checking checking, ArgumentCheck arguments) {
        this.checking = checking;
        this.arguments = new EntryArguments(checking, arguments);
    }

    void options(MethodCallExpression section, boolean inStage) {
        Set<String> seen = new HashSet<>();
        for (MethodCallExpression option : entries(section, "options")) {
            String name = Calls.name(option);
            if (!seen.add(name)) {
                checking.at(Rule.DUPLICATE_ENTRY, option, Messages.duplicate_entry(name, "options"), checking.remove(option, name));
            }
            Type type = checking.catalogue().find(Section.OPTIONS, name);
            if (ELSEWHERE.containsKey(name)) {
                checking.at(Rule.MISPLACED_OPTION, option, Messages.option_elsewhere(name, ELSEWHERE.get(name)), null);
            } else if (NO_WRAPPER.contains(name)) {
                checking.at(Rule.BLOCKED_STEP, option, Messages.blocked_step(name), null);
            } else if (type != null) {
                if (inStage && !type.inStage() && type.certain()) {
                    checking.at(Rule.MISPLACED_OPTION, option, Messages.option_not_in_stage(name), null);
                }
                arguments.check(option, type);
            } else {
                Type step = checking.catalogue().find(Section.STEPS, name);
                if (step != null && step.certain()) {
                    checking.at(Rule.MISPLACED_OPTION, option, Messages.option_is_step(name), null);
                } else if (step == null) {
                    unknown(option, Section.OPTIONS, "options");
                }
                arguments.check(option, null);
            }
        }
    }

    void triggers(MethodCallExpression section) {
        Set<String> seen = new HashSet<>();
        for (MethodCallExpression trigger : entries(section, "triggers")) {
            String name = Calls.name(trigger);
            if (!seen.add(name)) {
                checking.at(Rule.DUPLICATE_ENTRY, trigger, Messages.duplicate_entry(name, "triggers"), null);
            }
            described(trigger, Section.TRIGGERS, "triggers");
        }
    }

    void parameters(MethodCallExpression section) {
        Map<String, MethodCallExpression> seen = new HashMap<>();
        for (MethodCallExpression parameter : entries(section, "parameters")) {
            described(parameter, Section.PARAMETERS, "parameters");
            String name = Calls.string(Calls.argument(parameter, "name", true));
            if (name != null && seen.put(name, parameter) != null) {
                checking.at(Rule.DUPLICATE_PARAMETER, parameter, Messages.duplicate_parameter(name), null);
            }
        }
    }

    private void described(MethodCallExpression entry, Section kind, String section) {
        Type type = checking.catalogue().find(kind, Calls.name(entry));
        if (type == null) {
            unknown(entry, kind, section);
        }
        arguments.check(entry, type);
    }

    private void unknown(MethodCallExpression entry, Section kind, String section) {
        String name = Calls.name(entry);
        Set<String> known = checking.catalogue().names(kind);
        boolean complete = checking.catalogue().isComplete();
        String hint = Checking.near(name, known);
        Severity severity = complete ? Severity.ERROR : hint.isEmpty() ? Severity.INFO : Severity.WARNING;
        checking.findings().add(Rule.UNKNOWN_TYPE, severity, checking.source().name(entry), complete
                ? Messages.unknown_type(name, section, String.join(", ", known), hint) : Messages.unknown_type_maybe(name, section, hint),
                complete || NearName.of(name, known).filter(near -> NearName.isTypo(name, near)).isPresent()
                    ? checking.rename(checking.source().name(entry), name, known) : null);
    }

    /** The calls in the section; anything else is an error, as is an empty section. */
    private List<MethodCallExpression> entries(MethodCallExpression section, String name) {
        ClosureExpression block = checking.sectionBlock(section);
        if (block == null) {
            return List.of();
        }
        if (Calls.statements(block).isEmpty()) {
            checking.empty(section, Messages.empty_section(name));
        }
        List<MethodCallExpression> calls = new ArrayList<>();
        for (Statement statement : Calls.statements(block)) {
            if (ArgumentCheck.isCall(statement)) {
                calls.add(Calls.of(statement));
            } else {
                checking.at(Rule.INVALID_ENTRY, statement, Messages.invalid_entry(name), name.equals("options") ? parentheses(statement) : null);
            }
        }
        return calls;
    }

    /** {@code timestamps} for {@code timestamps()}. */
    private Fix parentheses(Statement statement) {
        if (statement instanceof ExpressionStatement expression && expression.getExpression() instanceof VariableExpression word) {
            return checking.replace(checking.source().range(word), word.getName() + "()");
        }
        return null;
    }

    void tools(MethodCallExpression section) {
        for (MethodCallExpression tool : entries(section, "tools")) {
            String name = Calls.name(tool);
            if (Calls.arguments(tool).size() != 1) {
                checking.at(Rule.INVALID_ENTRY, tool, Messages.tool_one_value(name), null);
            }
            if (checking.catalogue().find(Section.TOOLS, name) == null) {
                unknown(tool, Section.TOOLS, "tools");
            }
        }
    }

    void libraries(MethodCallExpression section) {
        for (MethodCallExpression library : entries(section, "libraries")) {
            List<Expression> values = Calls.arguments(library);
            boolean fine = "lib".equals(Calls.name(library)) && values.size() == 1
                    && (values.get(0) instanceof ConstantExpression || values.get(0) instanceof GStringExpression);
            if (!fine) {
                checking.at(Rule.INVALID_LIBRARY, library, Messages.invalid_library(), null);
            }
        }
    }

    void input(MethodCallExpression section) {
        ClosureExpression block = checking.sectionBlock(section);
        if (block == null) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Statement statement : Calls.statements(block)) {
            if (!ArgumentCheck.isCall(statement)) {
                checking.at(Rule.INPUT_FIELD, statement, Messages.input_field_expected(String.join(", ", INPUT)), null);
                continue;
            }
            MethodCallExpression field = Calls.of(statement);
            String name = Calls.name(field);
            if (!seen.add(name)) {
                checking.at(Rule.INPUT_FIELD, field, Messages.duplicate_entry(name, "input"), null);
            }
            if (Calls.arguments(field).size() != 1) {
                checking.at(Rule.INPUT_FIELD, field, Messages.input_field_one_value(name), null);
            } else if (!INPUT.contains(name)) {
                Range place = checking.source().name(field);
                checking.at(Rule.INPUT_FIELD, field, Messages.unknown_input_field(name, String.join(", ", INPUT), Checking.near(name, INPUT)),
                        checking.rename(place, name, INPUT));
            } else if (name.equals("parameters")) {
                parameters(field);
            }
        }
        if (!seen.contains("message")) {
            checking.at(Rule.INPUT_FIELD, section, Messages.input_without_message(), null);
        }
    }
}
