package io.jenkins.plugins.kubesphere.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Edits the text of a kubeconfig without reading more of it than needed. */
public final class KubeconfigText {

    private static final Pattern CURRENT = Pattern.compile("(?m)^(current-context[ \\t]*:).*$|(\"current-context\"\\s*:\\s*)\"[^\"]*\"");

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
        Matcher current = CURRENT.matcher(text);
        if (current.find()) {
            String start = current.group(1) != null ? current.group(1) + " " : current.group(2);
            return text.substring(0, current.start()) + start + quoted + text.substring(current.end());
        }
        int brace = text.stripLeading().startsWith("{") ? text.indexOf('{') : -1;
        return brace >= 0 ? text.substring(0, brace + 1) + "\"current-context\": " + quoted + ", " + text.substring(brace + 1)
                : "current-context: " + quoted + "\n" + text;
    }
}
