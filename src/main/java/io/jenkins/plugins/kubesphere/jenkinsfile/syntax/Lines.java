package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import java.util.Arrays;

/** The lines of a text, as Groovy counts them: a line ends with a line feed, a carriage return, or both. Lines and columns start at 1. */
public final class Lines {
    private final int[] starts;
    private final int count;
    private final int length;

    public Lines(String text) {
        int[] found = new int[Math.max(16, text.length() / 24)];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                if (lines == found.length) {
                    found = Arrays.copyOf(found, lines * 2);
                }
                found[lines++] = i + 1;
            }
        }
        starts = found;
        count = lines;
        length = text.length();
    }

    public int count() {
        return count;
    }

    /** Line of the offset, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Column of the offset in its line, from 1, in UTF-16 code units. */
    public int column(int offset) {
        return offset - starts[line(offset) - 1] + 1;
    }

    /** Offset at which the line starts. */
    public int start(int line) {
        return starts[line - 1];
    }

    /** Offset of a place given by line and column; a place beyond the line or the text is moved back into it. */
    public int offset(int line, int column) {
        int known = Math.max(1, Math.min(line, count));
        int limit = known < count ? starts[known] : length;
        return Math.max(starts[known - 1], Math.min(starts[known - 1] + Math.max(column, 1) - 1, limit));
    }
}
