package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;

/** Groovy code that is kept as it stands: shown as text, moved and deleted as a whole. */
public record Opaque(String path, Range range, Statement syntax) implements Node {
}
