package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads pipelines, stages and matrices. */
final class StageReader {
    private static final Set<String> PIPELINE =
        Set.of("agent", "environment", "parameters", "options", "triggers", "tools", "libraries", "stages", "post");
    private static final Set<String> STAGE = Set.of("agent", "environment", "options", "tools", "when", "input", "failFast", "steps", "stages", "parallel",
        "matrix", "post");
    private static final Set<String> MATRIX = Set.of("axes", "excludes", "agent", "environment", "options", "tools", "when", "input", "stages", "post");

    private final SyntaxTree tree;
    private final StepReader steps;
    private final SectionReader sections;
    private final WhenReader conditions;

    StageReader(SyntaxTree tree) {
        this.tree = tree;
        this.steps = new StepReader(tree);
        this.sections = new SectionReader(tree);
        this.conditions = new WhenReader(tree);
    }

    Pipeline pipeline(CallStatement call) {
        String path = "pipeline";
        Directives found = new Directives(path, call.closure(), PIPELINE);
        CallStatement stages = found.block("stages");
        CallStatement post = found.block("post");
        Agent agent = sections.agent(path, found);
        Section environment = sections.values(path, found, "environment");
        Section parameters = sections.calls(path, found, "parameters");
        Section options = sections.calls(path, found, "options");
        Section triggers = sections.calls(path, found, "triggers");
        Section tools = sections.tools(path, found);
        Section libraries = sections.calls(path, found, "libraries");
        return new Pipeline(path, call.range(), call, agent, environment, parameters, options, triggers, tools, libraries, stages,
            stages(path, "stages", stages, found), post, steps.post(path, post, found), found.opaque());
    }

    private List<Stage> stages(String path, String group, CallStatement block, Directives owner) {
        List<Stage> stages = new ArrayList<>();
        if (block != null) {
            List<Statement> statements = block.closure().statements();
            for (int i = 0; i < statements.size(); i++) {
                String at = path + "/" + group + "/" + i;
                if (statements.get(i) instanceof CallStatement call && call.name().equals("stage") && call.closure() != null) {
                    stages.add(stage(at, call));
                } else {
                    owner.add(new Opaque(at, statements.get(i).range(), statements.get(i)));
                }
            }
        }
        return List.copyOf(stages);
    }

    private Stage stage(String path, CallStatement call) {
        Directives found = new Directives(path, call.closure(), STAGE);
        Content content = Content.NONE;
        CallStatement block = null;
        for (Content candidate : List.of(Content.STEPS, Content.STAGES, Content.PARALLEL, Content.MATRIX)) {
            CallStatement given = found.block(candidate.word());
            if (given != null && block == null) {
                content = candidate;
                block = given;
            } else if (given != null) {
                found.add(new Opaque(path + "/" + candidate.word(), given.range(), given));
            }
        }
        CallStatement post = found.block("post");
        Agent agent = sections.agent(path, found);
        Section environment = sections.values(path, found, "environment");
        Section options = sections.calls(path, found, "options");
        Section tools = sections.tools(path, found);
        Section input = sections.calls(path, found, "input");
        When when = conditions.when(path, found);
        List<Step> body = content == Content.STEPS ? steps.steps(path, block.closure()) : List.of();
        List<Stage> children = content == Content.STAGES || content == Content.PARALLEL ? stages(path, content.word(), block, found) : List.of();
        Matrix matrix = content == Content.MATRIX ? matrix(path + "/matrix", block) : null;
        Argument name = call.arguments().named(null);
        boolean constant = name != null && name.value() instanceof StringValue string && !string.isInterpolated();
        Range nameRange = name == null ? new Range(call.arguments().range().start(), call.arguments().range().start()) : name.value().range();
        return new Stage(path, call.range(), call, constant ? ((StringValue) name.value()).value() : nameRange.of(tree.text()), nameRange, !constant,
            content, block, agent, environment, options, tools, when, input, found.flag("failFast"), body, children, matrix, post,
            steps.post(path, post, found), found.opaque());
    }

    private Matrix matrix(String path, CallStatement call) {
        Directives found = new Directives(path, call.closure(), MATRIX);
        CallStatement axes = found.block("axes");
        CallStatement excludes = found.block("excludes");
        CallStatement stages = found.block("stages");
        CallStatement post = found.block("post");
        List<Opaque> excluded = new ArrayList<>();
        if (excludes != null) {
            for (Statement statement : excludes.closure().statements()) {
                excluded.add(new Opaque(path + "/excludes/" + excluded.size(), statement.range(), statement));
            }
        }
        Agent agent = sections.agent(path, found);
        Section environment = sections.values(path, found, "environment");
        Section options = sections.calls(path, found, "options");
        Section tools = sections.tools(path, found);
        Section input = sections.calls(path, found, "input");
        When when = conditions.when(path, found);
        return new Matrix(path, call.range(), call, axes, sections.axes(path, axes, found), List.copyOf(excluded), agent, environment, options, tools,
            when, input, stages, stages(path, "stages", stages, found), post, steps.post(path, post, found), found.opaque());
    }
}
