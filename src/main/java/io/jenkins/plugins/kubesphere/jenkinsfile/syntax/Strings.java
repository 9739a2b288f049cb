package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** What the strings of Groovy mean. */
final class Strings {
    private Strings() {
    }

    /** Reads the closed string at that place. */
    static StringValue read(String text, Range range) {
        Quote quote = Quote.at(text, range.start());
        int end = range.end() - quote.closing().length();
        StringBuilder value = new StringBuilder(range.length());
        List<Range> interpolations = new ArrayList<>();
        int i = range.start() + quote.opening().length();
        while (i < end) {
            char c = text.charAt(i);
            char next = i + 1 < end ? text.charAt(i + 1) : 0;
            if (c == '\\' && next == 'u' && isHexadecimal(text, i + 2, end)) {
                int digits = unicodeDigits(text, i + 2);
                value.append((char) Integer.parseInt(text.substring(digits, digits + 4), 16));
                i = digits + 4;
            } else if (quote.isEscape(text, i)) {
                i = escape(quote, text, i, end, value);
            } else if (quote.interpolates() && c == '$' && (next == '{' || Lexer.isIdentifierStart(next) && next != '$')) {
                int stop = next == '{' ? new StringScanner(text).interpolationEnd(i + 2, end) : pathEnd(text, i + 1, end);
                interpolations.add(next == '{' ? new Range(i + 2, Math.max(i + 2, stop - 1)) : new Range(i + 1, stop));
                i = stop;
            } else if (c == '\r') {
                value.append('\n');
                i += next == '\n' ? 2 : 1;
            } else {
                value.append(c);
                i++;
            }
        }
        return new StringValue(range, quote, interpolations.isEmpty() ? value.toString() : null, List.copyOf(interpolations));
    }

    private static int escape(Quote quote, String text, int at, int end, StringBuilder value) {
        char next = at + 1 < end ? text.charAt(at + 1) : 0;
        if (quote == Quote.SLASHY || quote == Quote.DOLLAR_SLASHY) {
            value.append(next);
            return at + 2;
        }
        switch (next) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case '\n' -> {
            }
            case '\r' -> {
                return text.startsWith("\r\n", at + 1) ? at + 3 : at + 2;
            }
            default -> {
                if (next >= '0' && next <= '7') {
                    return octal(text, at + 1, end, value);
                }
                value.append(next);
            }
        }
        return at + 2;
    }

    private static int octal(String text, int from, int end, StringBuilder value) {
        int most = text.charAt(from) <= '3' ? 3 : 2;
        int i = from;
        int code = 0;
        while (i < end && i < from + most && text.charAt(i) >= '0' && text.charAt(i) <= '7') {
            code = code * 8 + text.charAt(i++) - '0';
        }
        value.append((char) code);
        return i;
    }

    private static int unicodeDigits(String text, int from) {
        int i = from;
        while (text.charAt(i) == 'u') {
            i++;
        }
        return i;
    }

    private static boolean isHexadecimal(String text, int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) == 'u') {
            i++;
        }
        if (i + 4 > end) {
            return false;
        }
        for (int k = i; k < i + 4; k++) {
            if (Character.digit(text.charAt(k), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int pathEnd(String text, int from, int end) {
        int i = from;
        while (i < end && Lexer.isIdentifierPart(text.charAt(i)) && text.charAt(i) != '$') {
            i++;
        }
        while (i + 1 < end && text.charAt(i) == '.' && Lexer.isIdentifierStart(text.charAt(i + 1)) && text.charAt(i + 1) != '$') {
            i++;
            while (i < end && Lexer.isIdentifierPart(text.charAt(i)) && text.charAt(i) != '$') {
                i++;
            }
        }
        return i;
    }
}
