package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;

/**
 * Where a pipeline or a stage runs.
 *
 * @param type {@code any}, {@code none}, {@code label}, {@code docker}, …; empty where it cannot be told
 * @param typeCall the statement in the braces that names the type, null for {@code any} and {@code none}
 * @param arguments of the type: the fields of its block, or the arguments of its call
 */
public record Agent(String path, Range range, CallStatement syntax, String type, CallStatement typeCall, List<Argument> arguments) implements Node {
}
