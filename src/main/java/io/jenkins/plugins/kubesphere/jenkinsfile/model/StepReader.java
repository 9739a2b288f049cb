package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads steps and the blocks of {@code post}. */
final class StepReader {
    /** Steps whose body is ordinary code. */
    private static final Set<String> CODE = Set.of("script");
    private static final Set<String> POST = Set.of("always", "changed", "fixed", "regression", "aborted", "success", "unsuccessful", "unstable",
        "failure", "notBuilt", "cleanup");

    private final SyntaxTree tree;

    StepReader(SyntaxTree tree) {
        this.tree = tree;
    }

    /** The statements of the block as steps of the element at that path. */
    List<Step> steps(String path, Block block) {
        List<Step> steps = new ArrayList<>();
        for (Statement statement : block.statements()) {
            steps.add(step(path + "/steps/" + steps.size(), statement));
        }
        return List.copyOf(steps);
    }

    private Step step(String path, Statement statement) {
        if (!(statement instanceof CallStatement call)) {
            return new Step(path, statement.range(), statement, null, List.of(), false, List.of(), null);
        }
        Block body = call.closure();
        boolean plain = body != null && isPlain(call, body);
        return new Step(path, call.range(), call, call.name(), call.arguments().list(), body != null, plain ? steps(path, body) : List.of(),
            body == null || plain ? null : CodeText.of(tree, body));
    }

    private static boolean isPlain(CallStatement call, Block body) {
        return !CODE.contains(call.name()) && body.parsed() && !body.hasParameters()
            && body.statements().stream().allMatch(CallStatement.class::isInstance);
    }

    /** The conditions of {@code post}; what is none of them becomes opaque in the owner. */
    List<Post> post(String path, CallStatement post, Directives owner) {
        if (post == null) {
            return List.of();
        }
        Directives found = new Directives(path + "/post", post.closure(), POST);
        List<Post> conditions = new ArrayList<>();
        for (Statement statement : post.closure().statements()) {
            if (statement instanceof CallStatement call && call == found.get(call.name())) {
                CallStatement block = found.block(call.name());
                if (block != null) {
                    String at = path + "/post/" + call.name();
                    conditions.add(new Post(at, call.range(), call, call.name(), steps(at, block.closure())));
                }
            }
        }
        found.opaque().forEach(owner::add);
        return List.copyOf(conditions);
    }
}
