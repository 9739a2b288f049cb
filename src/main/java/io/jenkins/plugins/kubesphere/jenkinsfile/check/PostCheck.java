package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** {@code post { always { … } }}. */
final class PostCheck {

    private final Checking checking;
    private final StepsCheck steps;

    PostCheck(Checking checking, StepsCheck steps) {
        this.checking = checking;
        this.steps = steps;
    }

    void check(MethodCallExpression section) {
        ClosureExpression block = checking.sectionBlock(section);
        if (block == null) {
            return;
        }
        List<Statement> statements = Calls.statements(block);
        Set<String> known = checking.catalogue().types(Section.POST).keySet();
        if (statements.isEmpty()) {
            checking.empty(section, Messages.empty_section("post"));
        }
        Set<String> seen = new HashSet<>();
        for (Statement statement : statements) {
            MethodCallExpression condition = Calls.of(statement);
            if (condition == null || Calls.block(condition) == null) {
                checking.at(Rule.UNKNOWN_POST_CONDITION, statement, Messages.post_condition_expected(String.join(", ", known)), null);
                continue;
            }
            String name = Calls.name(condition);
            if (!known.contains(name)) {
                checking.at(Rule.UNKNOWN_POST_CONDITION, condition, Messages.unknown_post_condition(name, String.join(", ", known),
                        Checking.near(name, known)), checking.rename(checking.source().name(condition), name, known));
            }
            if (!seen.add(name)) {
                checking.at(Rule.DUPLICATE_POST_CONDITION, condition, Messages.duplicate_post_condition(name), null);
            }
            steps.block(condition, true);
        }
    }
}
