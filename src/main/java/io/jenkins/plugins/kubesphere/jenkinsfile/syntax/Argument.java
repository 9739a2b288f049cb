package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

/**
 * An argument of a call, or an entry of a map.
 *
 * @param range name and value
 * @param name null for an unnamed argument, and where the name is an expression
 * @param nameRange null for an unnamed argument
 */
public record Argument(Range range, String name, Range nameRange, Value value) {
}
