package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value;
import java.util.List;

/**
 * The {@code matrix} block of a stage.
 *
 * @param axesBlock the statement {@code axes { }}, null where it is missing
 * @param excludes the statements of {@code excludes { }}
 */
public record Matrix(String path, Range range, CallStatement syntax, CallStatement axesBlock, List<Axis> axes, List<Opaque> excludes, Agent agent,
                     Section environment, Section options, Section tools, When when, Section input, CallStatement stagesBlock, List<Stage> stages,
                     CallStatement postBlock, List<Post> post, List<Opaque> opaque) implements Node {

    /**
     * One dimension of the matrix.
     *
     * @param name the constant name, or the text of the expression; null where it is missing
     * @param values as they stand
     */
    public record Axis(String path, Range range, CallStatement syntax, String name, List<Value> values) implements Node {
    }
}
