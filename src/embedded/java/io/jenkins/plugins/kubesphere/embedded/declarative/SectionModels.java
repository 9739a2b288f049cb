package io.jenkins.plugins.kubesphere.embedded.declarative;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Builds the models of sections that pipelines, stages and matrix cells share. */
final class SectionModels {

    private static final Set<String> AGENTS = Set.of("docker", "dockerfile", "kubernetes", "label", "node");

    private static final List<String> TRIGGERS = List.of("cron", "pollSCM", "upstream");

    private final Set<String> locals;

    SectionModels(Set<String> locals) {
        this.locals = locals;
    }

    MapExpression agent(MethodCallExpression call) {
        List<Expression> arguments = Blocks.arguments(call);
        MapExpression model = new MapExpression();
        if (arguments.size() == 1 && arguments.get(0) instanceof VariableExpression bare) {
            if (!bare.getName().equals("any") && !bare.getName().equals("none")) {
                throw new Refusal(bare, "Unknown agent '" + bare.getName() + "'; write any, none or { … }");
            }
            Blocks.put(model, "type", new ConstantExpression(bare.getName()));
            return model;
        }
        List<MethodCallExpression> types = agentTypes(PipelineModel.block(call));
        if (types.size() != 1) {
            throw new Refusal(call, types.isEmpty() ? "No agent type in 'agent'" : "Only one agent type is allowed in 'agent'");
        }
        MethodCallExpression type = types.get(0);
        String name = type.getMethodAsString();
        if (!AGENTS.contains(name)) {
            throw new Refusal(type, "Invalid agent type \"" + name + "\"; valid ones are any, none, " + String.join(", ", AGENTS.stream()
                    .sorted().toList()));
        }
        Blocks.put(model, "type", new ConstantExpression(name));
        Blocks.put(model, "arguments", Blocks.lazy(agentSettings(type), Parameter.EMPTY_ARRAY));
        return model;
    }

    /** Inside {@code agent}, {@code dockerfile true} and a bare {@code kubernetes} are fine as well. */
    private static List<MethodCallExpression> agentTypes(ClosureExpression block) {
        return Blocks.calls(block, "agent");
    }

    private MapExpression agentSettings(MethodCallExpression type) {
        ClosureExpression block = Blocks.body(type);
        if (block != null) {
            return settings(block, type.getMethodAsString());
        }
        MapExpression settings = new MapExpression();
        List<Expression> arguments = Blocks.arguments(type);
        if (arguments.size() == 1 && arguments.get(0) instanceof NamedArgumentListExpression named) {
            return new MapExpression(named.getMapEntryExpressions());
        }
        if (arguments.size() != 1) {
            throw new Refusal(type, "'" + type.getMethodAsString() + "' takes one value or a block");
        }
        String key = switch (type.getMethodAsString()) {
            case "docker" -> "image";
            case "dockerfile", "kubernetes" -> "value";
            default -> "label";
        };
        Blocks.put(settings, key, arguments.get(0));
        return settings;
    }

    /** {@code key value} pairs, one a line; a value with a block of its own becomes a map, several calls become lists. */
    MapExpression settings(ClosureExpression block, String section) {
        MapExpression settings = new MapExpression();
        Set<String> seen = new HashSet<>();
        for (MethodCallExpression call : Blocks.calls(block, section)) {
            String key = call.getMethodAsString();
            if (!seen.add(key)) {
                throw new Refusal(call, "'" + key + "' is given twice in '" + section + "'");
            }
            ClosureExpression nested = Blocks.body(call);
            if (nested != null) {
                Blocks.put(settings, key, key.equals("parameters") || key.equals("containerTemplate") ? describables(nested)
                        : settings(nested, key));
            } else if (Blocks.arguments(call).size() != 1) {
                throw new Refusal(call, "'" + key + "' takes one value");
            } else {
                Blocks.put(settings, key, Blocks.argumentList(call).getExpression(0));
            }
        }
        return settings;
    }

    private static ListExpression describables(ClosureExpression block) {
        ListExpression list = new ListExpression();
        Blocks.calls(block, "parameters").forEach(list::addExpression);
        return list;
    }

    ListExpression environment(ClosureExpression block) {
        ListExpression entries = new ListExpression();
        Set<String> seen = new HashSet<>();
        for (Statement statement : Blocks.statements(block)) {
            if (!(statement instanceof ExpressionStatement expression) || !(expression.getExpression() instanceof BinaryExpression assignment)
                    || !assignment.getOperation().getText().equals("=")
                    || !(assignment.getLeftExpression() instanceof VariableExpression variable)) {
                throw new Refusal(statement, "Expected NAME = 'value' in 'environment'");
            }
            if (!seen.add(variable.getName())) {
                throw new Refusal(variable, "Duplicate environment variable name: '" + variable.getName() + "'");
            }
            entries.addExpression(entry(variable.getName(), assignment.getRightExpression()));
        }
        if (seen.isEmpty()) {
            throw new Refusal(block, "No variables specified for environment");
        }
        return entries;
    }

    private MapExpression entry(String name, Expression value) {
        MapExpression entry = new MapExpression();
        Blocks.put(entry, "name", new ConstantExpression(name));
        if (value instanceof MethodCallExpression call && call.isImplicitThis() && "credentials".equals(call.getMethodAsString())) {
            if (Blocks.arguments(call).size() != 1) {
                throw new Refusal(call, "credentials('id') takes one id");
            }
            Blocks.put(entry, "credentials", scoped(Blocks.arguments(call).get(0)));
        } else {
            EnvironmentValue.check(value);
            Blocks.put(entry, "value", scoped(value));
        }
        return entry;
    }

    private ClosureExpression scoped(Expression value) {
        Parameter scope = new Parameter(ClassHelper.OBJECT_TYPE, EnvironmentValue.SCOPE);
        return Blocks.lazy(new EnvironmentValue(locals).transform(value), scope);
    }

    /** Options, triggers, parameters and tools: what is called, and with what. */
    ListExpression calls(ClosureExpression block, String section) {
        ListExpression list = new ListExpression();
        Set<String> seen = new HashSet<>();
        for (MethodCallExpression call : Blocks.calls(block, section)) {
            String name = call.getMethodAsString();
            if (!section.equals("parameters") && !seen.add(name)) {
                throw new Refusal(call, "Duplicate '" + name + "' in '" + section + "'");
            }
            if (section.equals("triggers") && !TRIGGERS.contains(name)) {
                throw new Refusal(call, "Invalid trigger type \"" + name + "\"; valid ones are " + String.join(", ", TRIGGERS));
            }
            MapExpression entry = new MapExpression();
            Blocks.put(entry, "name", new ConstantExpression(name));
            Blocks.put(entry, "arguments", Blocks.lazy(Blocks.argumentList(call), Parameter.EMPTY_ARRAY));
            if (section.equals("parameters")) {
                Blocks.put(entry, "describable", Blocks.lazy(call, Parameter.EMPTY_ARRAY));
            }
            list.addExpression(entry);
        }
        if (list.getExpressions().isEmpty()) {
            throw new Refusal(block, "'" + section + "' is empty");
        }
        return list;
    }

    MapExpression when(ClosureExpression block) {
        return new ConditionModel().when(block);
    }
}
