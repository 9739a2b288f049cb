package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import io.jenkins.plugins.kubesphere.embedded.web.Markup;
import java.util.Set;

/** The output of a view. */
final class Html {
    private static final Set<String> VOID = Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    private final StringBuilder out = new StringBuilder();

    static String escape(String text) {
        return Markup.escape(text);
    }

    /** @param attributes names and values in turn; {@code null} leaves one out, an empty value writes the name alone */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append(attributes[i + 1].isEmpty() ? "" : "=\"" + escape(attributes[i + 1]) + '"');
            }
        }
        out.append('>');
        return this;
    }

    Html close(String tag) {
        if (!VOID.contains(tag)) {
            out.append("</").append(tag).append('>');
        }
        return this;
    }

    Html text(Object text) {
        out.append(text == null ? "" : escape(text.toString()));
        return this;
    }

    Html element(String tag, Object text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** HTML that a view or a help file of the plugin brings; never something a user wrote. */
    Html raw(String html) {
        out.append(html);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
