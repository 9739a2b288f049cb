package greeting;

import java.util.Locale;
import java.util.Map;

/** Greets a person in the language they ask for; English where nobody taught it a better one. */
public final class Greeting {
    private static final int LONGEST_NAME = 64;
    private static final Map<String, String> WORDS = Map.of("en", "Hello, %s!", "zh", "你好，%s！", "de", "Guten Tag, %s!");

    private Greeting() {
    }

    /**
     * @param name whom to greet; blank means everybody
     * @param language what the browser prefers
     * @return one line of plain text
     */
    public static String of(String name, Locale language) {
        String who = name.isBlank() ? "world" : name.strip();
        if (who.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name has at most " + LONGEST_NAME + " characters");
        }
        return String.format(language, WORDS.getOrDefault(language.getLanguage(), WORDS.get("en")), who);
    }
}
