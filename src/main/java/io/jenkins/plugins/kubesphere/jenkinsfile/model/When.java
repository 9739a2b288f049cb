package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;

/** The conditions of a stage. The flags are null where they are not given as constants. */
public record When(String path, Range range, CallStatement syntax, Boolean beforeAgent, Boolean beforeInput, Boolean beforeOptions,
                   List<Condition> conditions) implements Node {
}
