package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

/**
 * A part of a text, in UTF-16 code units from its start.
 *
 * @param start inclusive
 * @param end exclusive, not before {@code start}
 */
public record Range(int start, int end) {
    public Range {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no range: " + start + " to " + end);
        }
    }

    public int length() {
        return end - start;
    }

    /** Whether the whole of the other range lies in this one. */
    public boolean contains(Range other) {
        return start <= other.start && other.end <= end;
    }

    public String of(String text) {
        return text.substring(start, end);
    }
}
