package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;

/** A directive that lists entries: {@code environment}, {@code options}, {@code parameters}, {@code triggers}, {@code tools}, {@code libraries}, {@code input}. */
public record Section(String path, Range range, CallStatement syntax, List<Entry> entries) implements Node {
}
