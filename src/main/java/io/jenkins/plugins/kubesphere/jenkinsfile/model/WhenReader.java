package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.BooleanValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the conditions of stages. */
final class WhenReader {
    private static final Set<String> FLAGS = Set.of("beforeAgent", "beforeInput", "beforeOptions");

    private final SyntaxTree tree;

    WhenReader(SyntaxTree tree) {
        this.tree = tree;
    }

    When when(String path, Directives found) {
        CallStatement when = found.block("when");
        if (when == null) {
            return null;
        }
        String at = path + "/when";
        Boolean[] flags = new Boolean[3];
        List<Condition> conditions = new ArrayList<>();
        for (Statement statement : when.closure().statements()) {
            if (statement instanceof CallStatement call && FLAGS.contains(call.name())) {
                int flag = call.name().equals("beforeAgent") ? 0 : call.name().equals("beforeInput") ? 1 : 2;
                flags[flag] = call.arguments().list().size() == 1 && call.arguments().list().get(0).value() instanceof BooleanValue constant
                    ? (Boolean) constant.value() : null;
            } else {
                conditions.add(condition(at + "/conditions/" + conditions.size(), statement));
            }
        }
        return new When(at, when.range(), when, flags[0], flags[1], flags[2], List.copyOf(conditions));
    }

    private Condition condition(String path, Statement statement) {
        if (!(statement instanceof CallStatement call)) {
            return new Condition(path, statement.range(), statement, "", List.of(), List.of(), null);
        }
        Block body = call.closure();
        if (body == null) {
            return new Condition(path, call.range(), call, call.name(), call.arguments().list(), List.of(), null);
        }
        boolean code = call.name().equals("expression") || !body.parsed() || body.hasParameters();
        List<Condition> nested = new ArrayList<>();
        if (!code) {
            for (Statement inner : body.statements()) {
                nested.add(condition(path + "/conditions/" + nested.size(), inner));
            }
        }
        return new Condition(path, call.range(), call, call.name(), call.arguments().list(), List.copyOf(nested), code ? CodeText.of(tree, body) : null);
    }
}
