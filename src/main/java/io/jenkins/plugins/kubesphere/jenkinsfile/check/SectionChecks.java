package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import java.util.Set;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** The sections that pipelines, stages and matrices share. */
final class SectionChecks {

    private final Checking checking;
    private final AgentCheck agents;
    private final EnvironmentCheck environments;
    private final EntriesCheck entries;
    private final WhenCheck conditions;
    private final PostCheck posts;

    SectionChecks(Checking checking) {
        this.checking = checking;
        ArgumentCheck arguments = new ArgumentCheck(checking);
        this.agents = new AgentCheck(checking);
        this.environments = new EnvironmentCheck(checking);
        this.entries = new EntriesCheck(checking, arguments);
        this.conditions = new WhenCheck(checking, arguments);
        this.posts = new PostCheck(checking, new StepsCheck(checking, arguments));
    }

    /** The call that a section is; null, and an error, for anything else. */
    MethodCallExpression section(Statement statement, String owner) {
        MethodCallExpression call = Calls.of(statement);
        if (call == null || Calls.name(call) == null) {
            checking.at(Rule.NOT_A_SECTION, statement, Messages.not_a_section(owner), null);
            return null;
        }
        return call;
    }

    /** Checks a section by its name; the caller has made sure that it may stand there. */
    void common(MethodCallExpression section, boolean inStage) {
        switch (Calls.name(section)) {
            case "agent" -> agents.check(section);
            case "environment" -> environments.check(section);
            case "options" -> entries.options(section, inStage);
            case "triggers" -> entries.triggers(section);
            case "parameters" -> entries.parameters(section);
            case "tools" -> entries.tools(section);
            case "libraries" -> entries.libraries(section);
            case "input" -> entries.input(section);
            case "when" -> conditions.check(section);
            case "post" -> posts.check(section);
            default -> throw new IllegalArgumentException(Calls.name(section));
        }
    }

    /** Whether {@link #common} knows the section. */
    static boolean isCommon(String name) {
        return Set.of("agent", "environment", "options", "tools", "input", "when", "post").contains(name);
    }
}
