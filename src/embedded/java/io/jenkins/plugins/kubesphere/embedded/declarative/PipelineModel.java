package io.jenkins.plugins.kubesphere.embedded.declarative;

import io.jenkins.plugins.kubesphere.embedded.text.NearName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Builds the model of a pipeline: a map whose constants are the structure and whose blocks are what has to be evaluated at run time. */
final class PipelineModel {

    private static final Set<String> PIPELINE = Set.of("agent", "environment", "libraries", "options", "parameters", "post", "stages", "tools",
            "triggers");
    private static final Set<String> STAGE = Set.of("agent", "environment", "failFast", "input", "matrix", "options", "parallel", "post",
            "stages", "steps", "tools", "when");
    private static final Set<String> MATRIX = Set.of("agent", "axes", "environment", "excludes", "input", "options", "post", "stages",
            "tools", "when");
    private static final List<String> POST = List.of("always", "changed", "fixed", "regression", "aborted", "success", "unsuccessful",
            "unstable", "failure", "notBuilt", "cleanup");

    private final SectionModels sections;

    PipelineModel(Set<String> locals) {
        this.sections = new SectionModels(locals);
    }

    MapExpression pipeline(MethodCallExpression pipeline) {
        MapExpression model = new MapExpression();
        Set<String> seen = new HashSet<>();
        for (MethodCallExpression call : Blocks.calls(Blocks.body(pipeline), "pipeline")) {
            String name = once(call, "pipeline", PIPELINE, seen);
            switch (name) {
                case "stages" -> Blocks.put(model, name, stages(call));
                case "libraries" -> throw new Refusal(call, "Shared libraries are not available on the embedded controller: "
                        + "take the steps of the library into the Jenkinsfile, or run this pipeline on a Jenkins");
                default -> common(model, name, call, "pipeline");
            }
        }
        require(pipeline, seen, "agent", "pipeline");
        require(pipeline, seen, "stages", "pipeline");
        return model;
    }

    private ListExpression stages(MethodCallExpression section) {
        ListExpression stages = new ListExpression();
        for (MethodCallExpression call : Blocks.calls(block(section), section.getMethodAsString())) {
            if (!"stage".equals(call.getMethodAsString())) {
                if ("failFast".equals(call.getMethodAsString())) {
                    throw new Refusal(call, "'failFast' belongs beside 'parallel', not into it");
                }
                throw new Refusal(call, "Expected a stage in '" + section.getMethodAsString() + "', found '" + call.getMethodAsString() + "'");
            }
            stages.addExpression(stage(call));
        }
        if (stages.getExpressions().isEmpty()) {
            throw new Refusal(section, "No stages specified in '" + section.getMethodAsString() + "'");
        }
        return stages;
    }

    private MapExpression stage(MethodCallExpression call) {
        List<Expression> arguments = Blocks.arguments(call);
        ClosureExpression body = Blocks.body(call);
        if (body == null || arguments.size() != 2 || !(arguments.get(0) instanceof ConstantExpression
                || arguments.get(0) instanceof GStringExpression)) {
            throw new Refusal(call, "A stage is written stage('name') { … }");
        }
        MapExpression model = new MapExpression();
        Blocks.put(model, "name", arguments.get(0));
        Set<String> seen = new HashSet<>();
        for (MethodCallExpression section : Blocks.calls(body, "stage")) {
            String name = once(section, "stage", STAGE, seen);
            switch (name) {
                case "steps" -> Blocks.put(model, name, steps(section));
                case "stages", "parallel" -> Blocks.put(model, name, stages(section));
                case "matrix" -> Blocks.put(model, name, matrix(section));
                case "failFast" -> Blocks.put(model, name, single(section));
                default -> common(model, name, section, "stage");
            }
        }
        long kinds = List.of("steps", "stages", "parallel", "matrix").stream().filter(seen::contains).count();
        if (kinds != 1) {
            throw new Refusal(call, "A stage must have exactly one of 'steps', 'stages', 'parallel' or 'matrix'");
        }
        if (seen.contains("agent") && (seen.contains("parallel") || seen.contains("matrix"))) {
            throw new Refusal(call, "'agent' is not allowed in a stage with 'parallel' or 'matrix'; give each branch its own");
        }
        return model;
    }

    private MapExpression matrix(MethodCallExpression section) {
        MapExpression model = new MapExpression();
        Set<String> seen = new HashSet<>();
        for (MethodCallExpression call : Blocks.calls(block(section), "matrix")) {
            String name = once(call, "matrix", MATRIX, seen);
            switch (name) {
                case "axes" -> Blocks.put(model, name, MatrixModel.axes(block(call)));
                case "excludes" -> Blocks.put(model, name, MatrixModel.excludes(block(call)));
                case "stages" -> Blocks.put(model, name, stages(call));
                default -> common(model, name, call, "matrix");
            }
        }
        require(section, seen, "axes", "matrix");
        require(section, seen, "stages", "matrix");
        return model;
    }

    private void common(MapExpression model, String name, MethodCallExpression call, String owner) {
        switch (name) {
            case "agent" -> Blocks.put(model, name, sections.agent(call));
            case "environment" -> Blocks.put(model, name, sections.environment(block(call)));
            case "options", "triggers", "parameters" -> Blocks.put(model, name, sections.calls(block(call), name));
            case "tools" -> Blocks.put(model, name, sections.calls(block(call), name));
            case "input" -> Blocks.put(model, name, Blocks.lazy(sections.settings(block(call), "input"),
                    org.codehaus.groovy.ast.Parameter.EMPTY_ARRAY));
            case "when" -> Blocks.put(model, name, sections.when(block(call)));
            case "post" -> Blocks.put(model, name, post(block(call)));
            default -> throw new Refusal(call, "'" + name + "' is not allowed in '" + owner + "'");
        }
    }

    private ListExpression post(ClosureExpression block) {
        Set<String> seen = new HashSet<>();
        List<MethodCallExpression> conditions = Blocks.calls(block, "post");
        for (MethodCallExpression call : conditions) {
            once(call, "post", new HashSet<>(POST), seen);
        }
        ListExpression ordered = new ListExpression();
        for (String condition : POST) {
            for (MethodCallExpression call : conditions) {
                if (condition.equals(call.getMethodAsString())) {
                    ordered.addExpression(new ListExpression(List.of(new ConstantExpression(condition), Blocks.plain(block(call)))));
                }
            }
        }
        if (ordered.getExpressions().isEmpty()) {
            throw new Refusal(block, "'post' needs at least one condition: " + String.join(", ", POST));
        }
        return ordered;
    }

    private static ClosureExpression steps(MethodCallExpression section) {
        ClosureExpression block = block(section);
        if (Blocks.statements(block).isEmpty()) {
            throw new Refusal(section, "No steps specified");
        }
        StepsCheck.check(block);
        return Blocks.plain(block);
    }

    private static Expression single(MethodCallExpression call) {
        if (Blocks.arguments(call).size() != 1) {
            throw new Refusal(call, "'" + call.getMethodAsString() + "' takes one value");
        }
        return Blocks.arguments(call).get(0);
    }

    static ClosureExpression block(MethodCallExpression call) {
        ClosureExpression block = Blocks.body(call);
        if (block == null || Blocks.arguments(call).size() != 1) {
            throw new Refusal(call, "'" + call.getMethodAsString() + "' needs a block and nothing else: "
                    + call.getMethodAsString() + " { … }");
        }
        return block;
    }

    private static String once(MethodCallExpression call, String owner, Set<String> known, Set<String> seen) {
        String name = call.getMethodAsString();
        if (!known.contains(name)) {
            throw new Refusal(call, "Unknown section '" + name + "' in '" + owner + "'"
                    + NearName.of(name, known).map(near -> "; did you mean '" + near + "'?").orElse(""));
        }
        if (!seen.add(name)) {
            throw new Refusal(call, "'" + name + "' is given twice in '" + owner + "'");
        }
        return name;
    }

    private static void require(ASTNode place, Set<String> seen, String name, String owner) {
        if (!seen.contains(name)) {
            throw new Refusal(place, "Missing required section '" + name + "' in '" + owner + "'");
        }
    }
}
