package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds where a string ends, whatever stands in its <code>${}</code>: braces, comments and strings that hold such again. Works without
 * recursion, so that no nesting can exhaust the stack.
 */
final class StringScanner {
    private final String text;
    private boolean terminated;
    /** From here on no slashy string is closed: once the end of the text was reached in one, it would be in each later one. */
    private int openSlashyFrom = Integer.MAX_VALUE;

    StringScanner(String text) {
        this.text = text;
    }

    /** Whether the string last scanned was closed. */
    boolean isTerminated() {
        return terminated;
    }

    /** Whether the slash begins a string that ends; else it is taken as an operator. */
    boolean isSlashyClosed(int start) {
        if (start >= openSlashyFrom) {
            return false;
        }
        end(start);
        if (!terminated) {
            openSlashyFrom = start;
        }
        return terminated;
    }

    /** End of the string that starts here; the end of its line or of the text where it is not closed. */
    int end(int start) {
        Quote quote = Quote.at(text, start);
        return scan(start + quote.opening().length(), quote, text.length());
    }

    /** Behind the brace that ends the <code>${}</code> whose content starts here, at most {@code limit}. */
    int interpolationEnd(int start, int limit) {
        return scan(start, null, limit);
    }

    /** @param quote of the string whose content starts here, or null for the content of a pair of braces */
    private int scan(int start, Quote quote, int limit) {
        Deque<Quote> open = new ArrayDeque<>();
        Deque<Integer> braces = new ArrayDeque<>();
        int i = start;
        int depth = 0;
        int singleLine = 0;
        boolean afterOperand = false;
        if (quote != null) {
            open.push(quote);
            depth = -1;
            singleLine = quote.isMultiline() ? 0 : 1;
        }
        while (i < limit) {
            char c = text.charAt(i);
            if (depth < 0) {
                Quote current = open.peek();
                if (text.startsWith(current.closing(), i) && !current.isEscape(text, i)) {
                    i += current.closing().length();
                    open.pop();
                    singleLine -= current.isMultiline() ? 0 : 1;
                    if (open.isEmpty() && quote != null) {
                        terminated = true;
                        return i;
                    }
                    depth = braces.pop();
                    afterOperand = true;
                } else if (current.isEscape(text, i)) {
                    i += text.startsWith("\r\n", i + 1) ? 3 : 2;
                } else if (singleLine > 0 && (c == '\n' || c == '\r')) {
                    break;
                } else if (current.interpolates() && c == '$' && i + 1 < text.length() && text.charAt(i + 1) == '{') {
                    depth = 0;
                    afterOperand = false;
                    i += 2;
                } else {
                    i++;
                }
            } else if (c == '{') {
                depth++;
                afterOperand = false;
                i++;
            } else if (c == '}') {
                depth--;
                afterOperand = true;
                i++;
                if (depth < 0 && open.isEmpty()) {
                    terminated = true;
                    return i;
                }
            } else if (text.startsWith("//", i)) {
                while (i < limit && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                    i++;
                }
            } else if (text.startsWith("/*", i)) {
                int close = text.indexOf("*/", i + 2);
                i = close < 0 ? limit : close + 2;
            } else if (c == '\'' || c == '"' || (c == '/' || c == '$' && text.startsWith("$/", i)) && !afterOperand) {
                Quote nested = Quote.at(text, i);
                braces.push(depth);
                open.push(nested);
                singleLine += nested.isMultiline() ? 0 : 1;
                depth = -1;
                i += nested.opening().length();
            } else if (singleLine > 0 && (c == '\n' || c == '\r')) {
                break;
            } else {
                if (c != ' ' && c != '\t') {
                    afterOperand = Lexer.isIdentifierPart(c) || c == ')' || c == ']';
                }
                i++;
            }
        }
        terminated = false;
        return Math.min(i, limit);
    }
}
