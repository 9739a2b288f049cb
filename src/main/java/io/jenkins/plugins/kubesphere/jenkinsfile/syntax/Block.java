package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import java.util.List;

/**
 * What stands between a pair of braces, or the whole text.
 *
 * @param range the braces included
 * @param open index of the opening brace's token, -1 for the whole text
 * @param close index of the closing brace's token; for the whole text the number of tokens
 * @param bodyFirst index of the token at which statements begin: behind the brace, or behind the arrow of a closure's parameters
 * @param parsed false where the block lies so deep that its statements were not looked at
 */
public record Block(Range range, int open, int close, int bodyFirst, List<Statement> statements, boolean parsed) {

    /** Whether it begins with the parameters of a closure. */
    public boolean hasParameters() {
        return bodyFirst != open + 1;
    }
}
