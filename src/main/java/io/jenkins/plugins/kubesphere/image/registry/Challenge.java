package io.jenkins.plugins.kubesphere.image.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One challenge of a {@code WWW-Authenticate} header (RFC 9110, section 11.6.1).
 *
 * @param scheme lower case, such as {@code bearer}
 * @param parameters names in lower case
 */
public record Challenge(String scheme, Map<String, String> parameters) {

    public Challenge {
        scheme = scheme.toLowerCase(Locale.ROOT);
        parameters = Map.copyOf(parameters);
    }

    /** Reads every challenge of every header line; what follows no grammar is left out. */
    public static List<Challenge> parse(List<String> headers) {
        List<Challenge> found = new ArrayList<>();
        for (String header : headers) {
            new Reader(header).challenges(found);
        }
        return found;
    }

    /** The first challenge of a scheme. */
    public static Optional<Challenge> find(List<Challenge> challenges, String scheme) {
        return challenges.stream().filter(challenge -> challenge.scheme.equals(scheme)).findFirst();
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** A challenge starts with a token that no {@code =} follows; parameters belong to the latest challenge. */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        void challenges(List<Challenge> found) {
            String scheme = null;
            Map<String, String> parameters = new TreeMap<>();
            while (true) {
                skip(" \t,");
                String word = token();
                if (word.isEmpty()) {
                    break;
                }
                int afterWord = at;
                skip(" \t");
                if (at < text.length() && text.charAt(at) == '=' && scheme != null) {
                    at++;
                    skip(" \t");
                    parameters.putIfAbsent(word.toLowerCase(Locale.ROOT), value());
                } else {
                    at = afterWord;
                    add(found, scheme, parameters);
                    scheme = word;
                    parameters = new TreeMap<>();
                }
            }
            add(found, scheme, parameters);
        }

        private static void add(List<Challenge> found, String scheme, Map<String, String> parameters) {
            if (scheme != null) {
                found.add(new Challenge(scheme, parameters));
            }
        }

        private void skip(String characters) {
            while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private String token() {
            int start = at;
            while (at < text.length() && isTokenCharacter(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private static boolean isTokenCharacter(char c) {
            return c > ' ' && c < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }

        private String value() {
            if (at >= text.length() || text.charAt(at) != '"') {
                return token();
            }
            StringBuilder value = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at));
                at++;
            }
            at = Math.min(at + 1, text.length());
            return value.toString();
        }
    }
}
