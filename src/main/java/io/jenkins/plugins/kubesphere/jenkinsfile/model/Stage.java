package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;

/**
 * A stage.
 *
 * @param name the constant name, or the text of the expression
 * @param nameRange the value that is the name; empty behind the parenthesis or the word {@code stage} where it is missing
 * @param contentBlock the statement {@code steps { }}, {@code stages { }}, {@code parallel { }} or {@code matrix { }}, null where there is none
 * @param input entries are the fields of the block
 * @param failFast null where it is not given as a constant
 * @param stages the children of {@code stages} and of {@code parallel}
 */
public record Stage(String path, Range range, CallStatement syntax, String name, Range nameRange, boolean nameIsExpression, Content content,
                    CallStatement contentBlock, Agent agent, Section environment, Section options, Section tools, When when, Section input,
                    Boolean failFast, List<Step> steps, List<Stage> stages, Matrix matrix, CallStatement postBlock, List<Post> post,
                    List<Opaque> opaque) implements Node {
}
