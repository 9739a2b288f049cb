package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.Set;

/** Whether a file takes functions from elsewhere. */
final class Libraries {

    private static final Set<String> WORDS = Set.of("Library", "library", "libraries", "load", "evaluate");

    private Libraries() {
    }

    /** Whether it loads a shared library or another Groovy file. */
    static boolean areLoaded(Tokens tokens) {
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.is(token, TokenKind.IDENTIFIER) && WORDS.contains(tokens.text(token))) {
                return true;
            }
        }
        return false;
    }
}
