package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value;
import java.util.List;

/**
 * One line of a section.
 *
 * @param name null for an opaque entry
 * @param value of an environment variable or of a tool, else null
 * @param arguments of a call, else null
 * @param entries of a call that has a block, such as {@code parameters} of an {@code input}; else null
 */
public record Entry(String path, Range range, Statement syntax, String name, Value value, List<Argument> arguments, List<Entry> entries)
    implements Node {

    public boolean isOpaque() {
        return name == null;
    }
}
