package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import java.util.List;

/**
 * A condition of {@code when}.
 *
 * @param name empty where the statement is no call
 * @param conditions those nested in {@code allOf}, {@code anyOf}, {@code not}, …
 * @param code the body of {@code expression { }}, else null
 */
public record Condition(String path, Range range, Statement syntax, String name, List<Argument> arguments, List<Condition> conditions, String code)
    implements Node {
}
