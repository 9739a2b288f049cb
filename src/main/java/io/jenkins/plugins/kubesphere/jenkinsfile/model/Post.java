package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;

/** The steps that run under one condition of {@code post}. */
public record Post(String path, Range range, CallStatement syntax, String condition, List<Step> steps) implements Node {
}
