package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Parameter;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Type;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** {@code agent any}, {@code agent none} and {@code agent { type … }}. */
final class AgentCheck {

    private static final Set<String> BARE = Set.of("any", "none");

    private final Checking checking;

    AgentCheck(Checking checking) {
        this.checking = checking;
    }

    void check(MethodCallExpression agent) {
        ClosureExpression block = Calls.block(agent);
        if (block == null) {
            bare(agent);
            return;
        }
        List<Statement> statements = Calls.statements(block);
        if (statements.isEmpty()) {
            checking.at(Rule.INVALID_AGENT, agent, Messages.agent_none_given(known()), useAny(agent));
        } else if (statements.size() > 1) {
            checking.at(Rule.INVALID_AGENT, statements.get(1), Messages.agent_many(), null);
        } else {
            MethodCallExpression type = Calls.of(statements.get(0));
            if (type == null || Calls.name(type) == null) {
                typeExpected(agent, statements.get(0));
            } else {
                type(type);
            }
        }
    }

    private void bare(MethodCallExpression agent) {
        List<Expression> arguments = Calls.arguments(agent);
        String word = arguments.size() == 1 ? Calls.literal(arguments.get(0)) : null;
        if (arguments.isEmpty()) {
            checking.at(Rule.INVALID_AGENT, agent, Messages.agent_none_given(known()), null);
        } else if (word == null || !BARE.contains(word)) {
            Range place = checking.source().range(arguments.get(0));
            Fix fix = null;
            if (word != null) {
                fix = checking.rename(place, word, BARE);
                fix = fix != null ? fix : checking.replace(place, "{ label '" + word.replace("'", "\\'") + "' }");
            }
            checking.add(Rule.INVALID_AGENT, place, Messages.agent_bare(word == null ? place.of(checking.source().text()) : word), fix);
        }
    }

    /** A frequent slip: {@code agent { any }}. */
    private void typeExpected(MethodCallExpression agent, Statement statement) {
        Fix fix = null;
        if (statement instanceof ExpressionStatement expression && expression.getExpression() instanceof VariableExpression word
                && BARE.contains(word.getName())) {
            Range whole = checking.source().call(agent);
            fix = new Fix(Messages.fix_replace("agent " + word.getName()),
                    List.of(new Splice(whole.start(), whole.end(), "agent " + word.getName())));
        }
        checking.at(Rule.INVALID_AGENT, statement, Messages.agent_type_expected(known()), fix);
    }

    private void type(MethodCallExpression call) {
        String name = Calls.name(call);
        List<Expression> arguments = Calls.arguments(call);
        ClosureExpression block = Calls.block(call);
        if (arguments.isEmpty() || arguments.size() > 1) {
            checking.at(Rule.INVALID_AGENT, call, Messages.agent_one_value(name), null);
            return;
        }
        Type type = checking.catalogue().find(Section.AGENTS, name);
        if (type == null) {
            checking.at(Rule.UNKNOWN_AGENT, call, Messages.unknown_agent(name, known(), Checking.near(name, checking.catalogue().names(Section.AGENTS))),
                    checking.rename(checking.source().name(call), name, checking.catalogue().names(Section.AGENTS)));
            return;
        }
        List<String> required = type.parameters().stream().filter(Parameter::required).map(Parameter::name).toList();
        if (block != null) {
            Type settings = name.equals("label") ? checking.catalogue().find(Section.AGENTS, "node") : type;
            block(call, block, settings == null ? type : settings, required);
        } else if (required.size() > 1) {
            checking.at(Rule.AGENT_PARAMETER, call, Messages.agent_needs_block(name, String.join(", ", required)), null);
        }
    }

    private void block(MethodCallExpression call, ClosureExpression block, Type type, List<String> required) {
        Set<String> given = new HashSet<>();
        for (Statement statement : Calls.statements(block)) {
            MethodCallExpression setting = Calls.of(statement);
            if (setting == null || Calls.name(setting) == null) {
                checking.at(Rule.AGENT_PARAMETER, statement, Messages.agent_setting_expected(), null);
                continue;
            }
            String key = Calls.name(setting);
            given.add(key);
            if (Calls.arguments(setting).size() != 1) {
                checking.at(Rule.AGENT_PARAMETER, setting, Messages.agent_setting_one_value(key), null);
            }
            if (type.parameter(key).isEmpty() && (type.certain() || checking.catalogue().isComplete())) {
                Set<String> names = new TreeSet<>(type.parameters().stream().map(Parameter::name).toList());
                checking.at(Rule.AGENT_PARAMETER, setting, Messages.agent_setting_unknown(key, type.name(), String.join(", ", names),
                        Checking.near(key, names)), checking.rename(checking.source().name(setting), key, names));
            }
        }
        for (String name : required) {
            if (!given.contains(name)) {
                checking.at(Rule.AGENT_PARAMETER, call, Messages.agent_setting_missing(type.name(), name), null);
            }
        }
    }

    private Fix useAny(MethodCallExpression agent) {
        Range whole = checking.source().call(agent);
        return new Fix(Messages.fix_replace("agent any"), List.of(new Splice(whole.start(), whole.end(), "agent any")));
    }

    private String known() {
        return String.join(", ", checking.catalogue().names(Section.AGENTS));
    }
}
