package io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;

/**
 * A finding.
 *
 * @param code names the rule, such as {@code syntax}
 * @param message what is wrong, with which thing, and what to do, in the language of the reader
 * @param range where
 * @param fix what would mend it, or null
 */
public record Diagnostic(Severity severity, String code, String message, Range range, Fix fix) {
    /** Code of what Groovy's parser refuses. */
    public static final String SYNTAX = "syntax";
}
