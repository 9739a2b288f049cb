package io.jenkins.plugins.kubesphere.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Edits the text of a kubeconfig without reading more of it than needed. */
public final class KubeconfigText {

    private static final Pattern IN_YAML = Pattern.compile("(?m)^([\"']?current-context[\"']?[ \\t]*:).*$");
    private static final Pattern IN_JSON = Pattern.compile("(\"current-context\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern DOCUMENT_START = Pattern.compile("\\A(?:\\s*(?:#.*)?\\R)*---[ \\t]*(?:#.*)?\\R");

    private KubeconfigText() {
    }

    /**
     * The kubeconfig with another current context; everything else stays byte for byte.
     *
     * @param context name of a context; {@code null} or empty to change nothing
     */
    public static String withCurrentContext(String text, String context) {
        if (context == null || context.isBlank()) {
            return text;
        }
        String quoted = "\"" + context.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        boolean json = text.stripLeading().startsWith("{");
        Matcher current = (json ? IN_JSON : IN_YAML).matcher(text);
        if (current.find()) {
            return text.substring(0, current.start()) + current.group(1) + (json ? "" : " ") + quoted + text.substring(current.end());
        }
        if (json) {
            int brace = text.indexOf('{') + 1;
            return text.substring(0, brace) + "\"current-context\": " + quoted + ", " + text.substring(brace);
        }
        Matcher start = DOCUMENT_START.matcher(text);
        int first = start.find() ? start.end() : 0;
        return text.substring(0, first) + "current-context: " + quoted + "\n" + text.substring(first);
    }
}
