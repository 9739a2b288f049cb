package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;

/** Tells whether two pieces of code differ in more than blanks, comments and semicolons. */
final class SameCode {
    private SameCode() {
    }

    static boolean is(SyntaxTree tree, Range range, String code) {
        Tokens one = tree.tokens();
        Tokens other = SyntaxTree.of(code).tokens();
        int limit = one.at(range.end());
        int i = next(one, one.at(range.start()), limit);
        int k = next(other, 0, other.size());
        while (i < limit && k < other.size()) {
            if (!one.text(i).replace("\r\n", "\n").equals(other.text(k))) {
                return false;
            }
            i = next(one, i + 1, limit);
            k = next(other, k + 1, other.size());
        }
        return i >= limit && k >= other.size();
    }

    private static int next(Tokens tokens, int from, int limit) {
        int i = tokens.significant(from, limit);
        while (i < limit && tokens.is(i, TokenKind.SEMICOLON)) {
            i = tokens.significant(i + 1, limit);
        }
        return i;
    }
}
