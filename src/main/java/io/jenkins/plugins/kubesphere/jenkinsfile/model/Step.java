package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import java.util.List;

/**
 * A statement among steps.
 *
 * @param name of the step; null where the statement is no plain call of a name: then it is opaque
 * @param block whether it has a body in braces
 * @param steps of the body, empty where {@code code} is given
 * @param code the body as text, where it is ordinary code as in {@code script { }} or otherwise no plain list of steps; else null
 */
public record Step(String path, Range range, Statement syntax, String name, List<Argument> arguments, boolean block, List<Step> steps, String code)
    implements Node {

    public boolean isOpaque() {
        return name == null;
    }
}
