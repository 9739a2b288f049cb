package io.jenkins.plugins.kubesphere.manifest;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Sees to it that values stay text in a JSON template: inside a string nothing that ends or escapes it, outside of strings nothing but the characters of
 * numbers and words.
 */
final class JsonTextGuard {

    private JsonTextGuard() {
    }

    /**
     * Refuses the first use whose value would be more than text.
     *
     * @param uses every variable of the template that is substituted, in order
     */
    static void check(String file, String template, List<Envsubst.Use> uses, Map<String, String> values) throws ManifestException {
        Strings strings = new Strings(template);
        for (Envsubst.Use use : uses) {
            boolean inside = strings.isInsideAt(use.line(), use.column());
            Predicate<String> staysText = inside ? JsonTextGuard::staysInString : JsonTextGuard::isWordOrNumber;
            if (strings.isEscaped() || !staysText.test(values.getOrDefault(use.name(), ""))) {
                throw new ManifestException(file, use.line(), use.column(), Messages.value_changes_json(use.name()));
            }
        }
    }

    private static boolean staysInString(String value) {
        return value.chars().noneMatch(c -> c == '"' || c == '\\' || c < ' ');
    }

    private static boolean isWordOrNumber(String value) {
        return value.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '+' || c == '-');
    }

    /** Walks once through a JSON text and knows whether it is inside a string. */
    private static final class Strings {

        private final String text;
        private int at;
        private int line = 1;
        private int column = 1;
        private boolean inside;
        private boolean escaped;

        Strings(String text) {
            this.text = text;
        }

        boolean isInsideAt(int wantedLine, int wantedColumn) {
            while (at < text.length() && (line < wantedLine || line == wantedLine && column < wantedColumn)) {
                step(text.charAt(at++));
            }
            return inside;
        }

        boolean isEscaped() {
            return escaped;
        }

        private void step(char c) {
            if (escaped) {
                escaped = false;
            } else if (c == '"') {
                inside = !inside;
            } else {
                escaped = inside && c == '\\';
            }
            if (c == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
    }
}
