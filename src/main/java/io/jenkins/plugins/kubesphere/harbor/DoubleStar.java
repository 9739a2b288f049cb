package io.jenkins.plugins.kubesphere.harbor;

import java.util.regex.Pattern;

/** The patterns of Harbor's rules: {@code *} for anything but a slash, {@code **} for anything, {@code ?}, and {@code {a,b}}. Pure. */
public final class DoubleStar {

    private DoubleStar() {}

    public static boolean matches(String pattern, String text) {
        StringBuilder expression = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (pattern.startsWith("**", i)) {
                expression.append(".*");
                i++;
            } else if (c == '*') {
                expression.append("[^/]*");
            } else if (c == '?') {
                expression.append("[^/]");
            } else if (c == '{' && pattern.indexOf('}', i) > 0) {
                expression.append("(?:");
                braces++;
            } else if (c == '}' && braces > 0) {
                expression.append(')');
                braces--;
            } else if (c == ',' && braces > 0) {
                expression.append('|');
            } else {
                expression.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return braces == 0 && Pattern.matches(expression.toString(), text);
    }
}
