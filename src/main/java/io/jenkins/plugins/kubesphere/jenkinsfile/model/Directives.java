package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.BooleanValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements of a block by the directive they give, each directive once; the others are opaque. */
final class Directives {
    private final String path;
    private final Map<String, CallStatement> known = new LinkedHashMap<>();
    private final List<Opaque> opaque = new ArrayList<>();
    private int directives;

    /**
     * @param path of the element the block belongs to
     * @param names the directives that may stand there
     */
    Directives(String path, Block block, Set<String> names) {
        this.path = path;
        for (Statement statement : block.statements()) {
            if (statement instanceof CallStatement call && names.contains(call.name()) && !known.containsKey(call.name())) {
                known.put(call.name(), call);
            } else {
                directive(statement);
            }
        }
    }

    /** The directive, or null. */
    CallStatement get(String name) {
        return known.get(name);
    }

    /** The directive when it has a block and no arguments; else it is opaque, and null is answered. */
    CallStatement block(String name) {
        CallStatement call = known.get(name);
        if (call != null && (call.closure() == null || !call.arguments().list().isEmpty())) {
            known.remove(name);
            directive(call);
            return null;
        }
        return call;
    }

    /** The constant of {@code name true}; null when it is missing, and when it is none: then it is opaque. */
    Boolean flag(String name) {
        CallStatement call = known.get(name);
        if (call == null) {
            return null;
        }
        Argument only = call.arguments().list().size() == 1 ? call.arguments().named(null) : null;
        if (only != null && only.value() instanceof BooleanValue constant) {
            return constant.value();
        }
        directive(call);
        return null;
    }

    private void directive(Statement statement) {
        opaque.add(new Opaque(path + "/opaque/" + directives++, statement.range(), statement));
    }

    void add(Opaque element) {
        opaque.add(element);
    }

    List<Opaque> opaque() {
        return List.copyOf(opaque);
    }
}
