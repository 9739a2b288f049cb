package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The three parts of {@code test ? whenTrue : whenFalse}, found outside quotes and brackets. */
record Conditional(String test, String whenTrue, String whenFalse) {

    /** @return empty when the code is no conditional */
    static Optional<Conditional> parse(String code) {
        String inner = unwrapped(code);
        int question = find(inner, 0, '?');
        if (question < 0) {
            return Optional.empty();
        }
        int colon = matchingColon(inner, question + 1);
        return colon < 0 ? Optional.empty() : Optional.of(new Conditional(inner.substring(0, question).strip(),
            inner.substring(question + 1, colon).strip(), inner.substring(colon + 1).strip()));
    }

    /** Without brackets around the whole, so that {@code (a ? b : c)} is one too. */
    private static String unwrapped(String code) {
        String inner = code.strip();
        while (inner.startsWith("(") && closing(inner) == inner.length() - 1) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return inner;
    }

    private static int closing(String text) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int matchingColon(String text, int from) {
        int nested = 0;
        for (int i = from; i >= 0 && i < text.length(); i++) {
            int colon = find(text, i, ':');
            int question = find(text, i, '?');
            if (colon < 0) {
                return -1;
            }
            if (question >= 0 && question < colon) {
                nested++;
                i = question;
            } else if (nested-- == 0) {
                return colon;
            } else {
                i = colon;
            }
        }
        return -1;
    }

    private static int find(String text, int from, char wanted) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == wanted && depth == 0 && i >= from) {
                return i;
            }
        }
        return -1;
    }

    /** Splits at a separator outside quotes and brackets. */
    static List<String> split(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = find(text, 0, separator); at >= 0; at = find(text, from, separator)) {
            pieces.add(text.substring(from, at));
            from = at + 1;
        }
        pieces.add(text.substring(from));
        return pieces;
    }
}
