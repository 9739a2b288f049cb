package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import java.util.List;

/**
 * The arguments of a call, without a trailing closure.
 *
 * @param range with the parentheses where there are any; empty and just behind the name where there are no arguments
 * @param parenthesized whether they stand in parentheses
 */
public record Arguments(Range range, boolean parenthesized, List<Argument> list) {

    /** The value of the argument of that name, or null; null asks for the first unnamed one. */
    public Argument named(String name) {
        for (Argument argument : list) {
            if (name == null ? argument.nameRange() == null : name.equals(argument.name())) {
                return argument;
            }
        }
        return null;
    }
}
