package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;

/**
 * The {@code pipeline} block.
 *
 * @param stagesBlock the statement {@code stages { }}, null where it is missing
 * @param postBlock the statement {@code post { }}, null where it is missing
 * @param opaque statements that are no known directive, a directive given twice among them, and statements of {@code stages} that are no stage
 */
public record Pipeline(String path, Range range, CallStatement syntax, Agent agent, Section environment, Section parameters, Section options,
                       Section triggers, Section tools, Section libraries, CallStatement stagesBlock, List<Stage> stages,
                       CallStatement postBlock, List<Post> post, List<Opaque> opaque) implements Node {
}
