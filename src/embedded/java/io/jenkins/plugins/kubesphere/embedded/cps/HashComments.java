package io.jenkins.plugins.kubesphere.embedded.cps;

/** Finds what looks like a shell comment in a line of Groovy. */
final class HashComments {

    private HashComments() {
    }

    /** Index of the first {@code #} outside of a string and of a comment, or -1. */
    static int find(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '/' && line.startsWith("//", i)) {
                return -1;
            } else if (c == '#') {
                return i;
            }
        }
        return -1;
    }
}
