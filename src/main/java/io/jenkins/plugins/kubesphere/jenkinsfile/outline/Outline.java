package io.jenkins.plugins.kubesphere.jenkinsfile.outline;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Content;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Opaque;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Pipeline;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Post;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pipeline as its builds show it to everybody who sees their logs: stages, branches, matrices, and by name what they are made of. It is a
 * Jenkinsfile itself, with the same stages at the same paths. No argument, value, comment or code of the pipeline is in it; what would be one,
 * such as a stage's name that is put together while the pipeline runs, is {@value #HIDDEN} there.
 */
public final class Outline {
    /** Stands for what is not shown. */
    public static final String HIDDEN = "…";

    private final Lines lines = new Lines();
    private final OutlineParts parts;

    private Outline(Catalogue catalogue) {
        this.parts = new OutlineParts(lines, catalogue);
    }

    /** @param catalogue the names that are no secret; what a pipeline, or a library of it, defines itself is code */
    public static String of(Pipeline pipeline, Catalogue catalogue) {
        Outline outline = new Outline(catalogue);
        outline.pipeline(pipeline);
        return outline.lines.text();
    }

    private void pipeline(Pipeline pipeline) {
        lines.open("pipeline");
        parts.agent(pipeline.agent());
        if (pipeline.stagesBlock() != null) {
            stages("stages", pipeline.path(), pipeline.stages(), pipeline.opaque());
        }
        post(pipeline.post());
        lines.close();
    }

    /** Stages in the order of the text, each where it stood: what stands between them keeps its place. */
    private void stages(String group, String path, List<Stage> stages, List<Opaque> others) {
        String prefix = path + "/" + group + "/";
        Map<Integer, Node> byPlace = new TreeMap<>();
        stages.forEach(stage -> byPlace.put(Integer.valueOf(stage.path().substring(prefix.length())), stage));
        for (Opaque other : others) {
            if (other.path().startsWith(prefix)) {
                byPlace.put(Integer.valueOf(other.path().substring(prefix.length())), other);
            }
        }
        lines.open(group);
        for (Node node : byPlace.values()) {
            if (node instanceof Stage stage) {
                stage(stage);
            } else {
                lines.hidden();
            }
        }
        lines.close();
    }

    private void stage(Stage stage) {
        lines.open("stage(" + Lines.literal(stage.nameIsExpression() ? HIDDEN : stage.name()) + ")");
        parts.agent(stage.agent());
        parts.when(stage.when());
        parts.input(stage.input());
        if (stage.content() == Content.STEPS) {
            lines.open("steps");
            parts.steps(stage.steps());
            lines.close();
        } else if (stage.content() == Content.MATRIX) {
            matrix(stage.matrix());
        } else if (stage.content() != Content.NONE) {
            stages(stage.content().word(), stage.path(), stage.stages(), stage.opaque());
        }
        post(stage.post());
        lines.close();
    }

    private void matrix(Matrix matrix) {
        lines.open("matrix");
        parts.axes(matrix.axes());
        parts.agent(matrix.agent());
        parts.when(matrix.when());
        parts.input(matrix.input());
        if (matrix.stagesBlock() != null) {
            stages("stages", matrix.path(), matrix.stages(), matrix.opaque());
        }
        post(matrix.post());
        lines.close();
    }

    private void post(List<Post> conditions) {
        if (!conditions.isEmpty()) {
            lines.open("post");
            for (Post condition : conditions) {
                lines.open(condition.condition());
                parts.steps(condition.steps());
                lines.close();
            }
            lines.close();
        }
    }
}
