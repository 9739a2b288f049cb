package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import java.util.Arrays;

/**
 * Finds which brackets belong together. In a broken text a brace closes the nearest open brace, however many round or square brackets were
 * left open in between: people forget those more often, and blocks are what a pipeline is made of.
 */
final class Brackets {
    private Brackets() {
    }

    /** For each token the index of its partner, or -1. */
    static int[] match(Tokens tokens) {
        int[] partners = new int[tokens.size()];
        Arrays.fill(partners, -1);
        int[] open = new int[64];
        int depth = 0;
        int braces = 0;
        for (int i = 0; i < tokens.size(); i++) {
            TokenKind kind = tokens.kind(i);
            if (kind == TokenKind.OPEN) {
                if (depth == open.length) {
                    open = Arrays.copyOf(open, depth * 2);
                }
                open[depth++] = i;
                braces += tokens.first(i) == '{' ? 1 : 0;
            } else if (kind == TokenKind.CLOSE) {
                char wanted = opening(tokens.first(i));
                if (wanted == '{' && braces > 0) {
                    while (tokens.first(open[depth - 1]) != '{') {
                        depth--;
                    }
                    braces--;
                } else if (depth == 0 || tokens.first(open[depth - 1]) != wanted) {
                    continue;
                }
                partners[i] = open[--depth];
                partners[open[depth]] = i;
            }
        }
        return partners;
    }

    private static char opening(char closing) {
        return closing == ')' ? '(' : closing == ']' ? '[' : '{';
    }
}
