package io.jenkins.plugins.kubesphere.embedded.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Writes HTML that is escaped wherever text comes from outside; a page cannot be built from raw strings. */
public final class Markup {
    private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "hr", "img");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element, or writes it whole when its kind has no content.
     *
     * @param attributes names and values in turn; a {@code null} value leaves the attribute out, an empty one writes its name alone
     */
    public Markup open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.append(' ').append(attributes[i]);
                if (!value.isEmpty()) {
                    out.append("=\"").append(escape(value)).append('"');
                }
            }
        }
        out.append('>');
        if (!VOID.contains(tag)) {
            open.push(tag);
        }
        return this;
    }

    /** Closes the innermost open element. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    public Markup text(String text) {
        out.append(escape(text));
        return this;
    }

    /** An element with text only. */
    public Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** What a view of the plugin was rendered to; its values are escaped there. */
    Markup rendered(String html) {
        out.append(html);
        return this;
    }

    /** What is still open is closed. */
    public String finish() {
        while (!open.isEmpty()) {
            close();
        }
        return "<!DOCTYPE html>\n" + out;
    }

    /** The five characters that mean something in HTML, in text and in attribute values. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
