package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Type;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Severity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** {@code when} and its conditions. */
final class WhenCheck {

    private static final Set<String> FLAGS = Set.of("beforeAgent", "beforeInput", "beforeOptions");
    private static final Set<String> COMPARATORS = Set.of("GLOB", "REGEXP", "EQUALS");

    private final Checking checking;
    private final ArgumentCheck arguments;

    WhenCheck(Checking checking, ArgumentCheck arguments) {
        this.checking = checking;
        this.arguments = arguments;
    }

    void check(MethodCallExpression section) {
        ClosureExpression block = checking.sectionBlock(section);
        if (block == null) {
            return;
        }
        boolean any = false;
        for (Statement statement : Calls.statements(block)) {
            MethodCallExpression call = Calls.of(statement);
            if (call == null || Calls.name(call) == null) {
                conditionExpected(statement);
                any = true;
            } else if (FLAGS.contains(Calls.name(call))) {
                StagesCheck.booleanOf(checking, call);
            } else {
                condition(call);
                any = true;
            }
        }
        if (!any) {
            checking.empty(section, Messages.empty_section("when"));
        }
    }

    private void conditionExpected(Statement statement) {
        checking.findings().add(Rule.UNKNOWN_CONDITION, Severity.ERROR, checking.source().first(statement), Messages.condition_expected(),
                Splicing.wrapInline(checking.source(), statement, "expression { ", " }", Messages.fix_wrap("expression")));
    }

    private void condition(MethodCallExpression call) {
        String name = Calls.name(call);
        ClosureExpression block = Calls.block(call);
        if (name.equals("expression")) {
            if (block == null) {
                checking.at(Rule.STEP_BLOCK, call, Messages.step_needs_block("expression"), null);
            }
            return;
        }
        Type type = checking.catalogue().find(Section.CONDITIONS, name);
        if (type == null) {
            Set<String> known = checking.catalogue().names(Section.CONDITIONS);
            checking.findings().add(Rule.UNKNOWN_CONDITION, checking.catalogue().isComplete() ? Severity.ERROR : Severity.WARNING,
                    checking.source().name(call), Messages.unknown_condition(name, String.join(", ", known), Checking.near(name, known)),
                    checking.rename(checking.source().name(call), name, known));
            return;
        }
        if (type.children() != 0) {
            group(call, type, block);
        } else if (block != null && !Calls.statements(block).isEmpty()) {
            checking.at(Rule.CONDITION_CHILDREN, call, Messages.condition_without_children(name), null);
        } else {
            arguments.step(call, type);
            pattern(call, name);
            comparator(call);
        }
    }

    private void group(MethodCallExpression call, Type type, ClosureExpression block) {
        if (block == null || Calls.arguments(call).size() > 1) {
            checking.at(Rule.CONDITION_CHILDREN, call, Messages.condition_with_arguments(type.name()), null);
            return;
        }
        List<Statement> statements = Calls.statements(block);
        if (statements.isEmpty()) {
            checking.at(Rule.CONDITION_CHILDREN, call, Messages.condition_empty(type.name()), checking.remove(call, type.name()));
        } else if (type.children() > 0 && statements.size() != type.children()) {
            checking.at(Rule.CONDITION_CHILDREN, call, Messages.condition_count(type.name()), type.name().equals("not")
                    ? Splicing.wrapBody(checking.source(), block, "anyOf {", Messages.fix_wrap("anyOf")) : null);
        }
        for (Statement statement : statements) {
            MethodCallExpression child = Calls.of(statement);
            if (child == null || Calls.name(child) == null) {
                conditionExpected(statement);
            } else {
                condition(child);
            }
        }
    }

    private void pattern(MethodCallExpression call, String name) {
        if (!name.equals("changelog")) {
            return;
        }
        String pattern = Calls.string(Calls.argument(call, "pattern", true));
        if (pattern != null) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException bad) {
                checking.add(Rule.CONDITION_PATTERN, Calls.argument(call, "pattern", true), Messages.condition_pattern(pattern, bad.getDescription()));
            }
        }
    }

    private void comparator(MethodCallExpression call) {
        Expression value = Calls.argument(call, "comparator", false);
        String comparator = Calls.string(value);
        if (comparator != null && !COMPARATORS.contains(comparator)) {
            checking.add(Rule.CONDITION_COMPARATOR, checking.source().range(value), Messages.condition_comparator(comparator),
                    checking.rename(checking.source().range(value), "'" + comparator + "'", COMPARATORS.stream().map(known -> "'" + known + "'").toList()));
        }
    }
}
