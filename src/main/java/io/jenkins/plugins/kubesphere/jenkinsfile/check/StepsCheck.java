package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Type;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Steps, wherever they stand outside of {@code script}. */
final class StepsCheck {

    private static final Set<String> CODE = Set.of("script", "expression");
    private static final Map<String, String> BLOCKED = Map.of("stage", "stage", "properties", "options", "parallel", "parallel");

    private final Checking checking;
    private final ArgumentCheck arguments;
    private final UnknownSteps unknown;

    StepsCheck(Checking checking, ArgumentCheck arguments) {
        this.checking = checking;
        this.arguments = arguments;
        this.unknown = new UnknownSteps(checking);
    }

    /** The section {@code steps} of a stage, which may hold one {@code parallel} of the old form and nothing else. */
    void section(MethodCallExpression section, boolean within) {
        ClosureExpression block = checking.sectionBlock(section);
        if (block == null) {
            return;
        }
        List<Statement> statements = Calls.statements(block);
        MethodCallExpression only = statements.size() == 1 ? Calls.of(statements.get(0)) : null;
        if (only != null && "parallel".equals(Calls.name(only))) {
            parallel(section, only, within);
        } else {
            block(section, false);
        }
    }

    private void parallel(MethodCallExpression section, MethodCallExpression parallel, boolean within) {
        MapExpression branches = Calls.named(Calls.arguments(parallel));
        int count = 0;
        for (MapEntryExpression branch : branches == null ? List.<MapEntryExpression>of() : branches.getMapEntryExpressions()) {
            if (branch.getValueExpression() instanceof ClosureExpression block) {
                count++;
                statements(block);
                if (Calls.statements(block).isEmpty()) {
                    checking.add(Rule.EMPTY_SECTION, branch.getKeyExpression(), Messages.no_steps(String.valueOf(Calls.key(branch))));
                }
            } else if (!"failFast".equals(Calls.key(branch))
                    || !(branch.getValueExpression() instanceof ConstantExpression flag && flag.getValue() instanceof Boolean)) {
                checking.add(Rule.STEP_EXPECTED, branch.getValueExpression(), Messages.parallel_branch(String.valueOf(Calls.key(branch))));
            }
        }
        if (count == 0) {
            checking.at(Rule.STAGE_CONTENT, parallel, Messages.parallel_without_branches(), null);
        } else if (within && count > 1) {
            checking.at(Rule.NESTED_PARALLEL, parallel, Messages.nested_parallel("parallel"), null);
        }
    }

    /** The steps of {@code steps} or of a post condition. */
    void block(MethodCallExpression owner, boolean post) {
        ClosureExpression block = Calls.block(owner);
        if (Calls.statements(block).isEmpty()) {
            if (post) {
                checking.empty(owner, Messages.no_steps(Calls.name(owner)));
            } else {
                checking.at(Rule.EMPTY_SECTION, owner, Messages.no_steps(Calls.name(owner)), null);
            }
        }
        statements(block);
    }

    private void statements(ClosureExpression block) {
        Calls.statements(block).forEach(this::statement);
    }

    private void statement(Statement statement) {
        MethodCallExpression call = Calls.of(statement);
        if (call == null) {
            stepExpected(statement);
        } else if (Calls.name(call) == null) {
            boolean object = call.getObjectExpression() instanceof VariableExpression target && !target.isThisExpression();
            checking.at(Rule.OBJECT_CALL, statement, object ? Messages.object_call(call.getObjectExpression().getText() + "." + call.getMethodAsString())
                    : Messages.name_expected(), intoScript(statement));
        } else {
            step(call);
        }
    }

    private void stepExpected(Statement statement) {
        Fix fix = intoScript(statement);
        if (statement instanceof ExpressionStatement expression && expression.getExpression() instanceof VariableExpression word
                && checking.catalogue().find(Section.STEPS, word.getName()) != null) {
            Range place = checking.source().range(word);
            if (checking.catalogue().find(Section.STEPS, word.getName()).block() == Block.REQUIRED) {
                checking.add(Rule.STEP_BLOCK, place, Messages.step_needs_block(word.getName()), null);
                return;
            }
            fix = checking.replace(place, word.getName() + "()");
            checking.add(Rule.STEP_EXPECTED, place, Messages.step_without_parentheses(word.getName()), fix);
            return;
        }
        checking.at(Rule.STEP_EXPECTED, statement, Messages.step_expected(), fix);
    }

    /** Everything else is fine in a {@code script} block, unless it declares something that later statements need. */
    private Fix intoScript(Statement statement) {
        return Splicing.wrap(checking.source(), statement, "script {", Messages.fix_wrap("script"));
    }

    private void step(MethodCallExpression call) {
        String name = Calls.name(call);
        ClosureExpression block = Calls.block(call);
        if (CODE.contains(name)) {
            if (block == null) {
                checking.at(Rule.STEP_BLOCK, call, Messages.step_needs_block(name), null);
            }
            return;
        }
        if (EnvironmentCheck.isBareDollar(call)) {
            checking.at(Rule.UNQUOTED_VALUE, call, Messages.unquoted_value("${…}"), null);
            return;
        }
        if (BLOCKED.containsKey(name)) {
            checking.at(Rule.BLOCKED_STEP, call, Messages.blocked_step(name), name.equals("stage") ? null : Splicing.wrap(checking.source(), call,
                    "script {", Messages.fix_wrap("script")));
            return;
        }
        Type type = checking.catalogue().find(Section.STEPS, name);
        if (type != null) {
            placeOfBlock(call, type, block);
            arguments.step(call, type);
        } else {
            arguments.constants(call);
            unknown.check(call);
        }
        if (block != null) {
            statements(block);
        }
    }

    private void placeOfBlock(MethodCallExpression call, Type type, ClosureExpression block) {
        if (!type.certain()) {
            return;
        }
        if (block != null && type.block() == Block.NONE) {
            checking.at(Rule.STEP_BLOCK, call, Messages.step_takes_no_block(type.name()), null);
        } else if (block == null && type.block() == Block.REQUIRED
                && Calls.arguments(call).stream().noneMatch(StepsCheck::isBlockLike)) {
            checking.at(Rule.STEP_BLOCK, call, Messages.step_needs_block(type.name()), null);
        }
    }

    /** A block may be kept in a variable; then it is an argument like others. */
    private static boolean isBlockLike(Expression argument) {
        return argument instanceof VariableExpression;
    }
}
