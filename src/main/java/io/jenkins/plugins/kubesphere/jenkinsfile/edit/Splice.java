package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import java.util.List;

/**
 * Replaces a part of a text.
 *
 * @param start inclusive, in UTF-16 code units
 * @param end exclusive
 * @param text what stands there afterwards
 */
public record Splice(int start, int end, String text) {
    public Splice {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no range: " + start + " to " + end);
        }
    }

    public String applyTo(String before) {
        return before.substring(0, start) + text + before.substring(end);
    }

    /** What restores the text that this one is applied to. */
    public Splice inverse(String before) {
        return new Splice(start, start + text.length(), before.substring(start, end));
    }

    /** The text after all of them, one after the other, each on the result of the one before. */
    public static String applyInOrder(String before, List<Splice> splices) {
        String text = before;
        for (Splice splice : splices) {
            text = splice.applyTo(text);
        }
        return text;
    }
}
