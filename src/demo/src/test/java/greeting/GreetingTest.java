package greeting;

import java.util.Locale;

public final class GreetingTest {
    public void greetsByName() {
        Check.same("Hello, Ada!", Greeting.of("Ada", Locale.ENGLISH));
    }

    public void greetsInTheLanguageOfTheReader() {
        Check.same("你好，小明！", Greeting.of("小明", Locale.SIMPLIFIED_CHINESE));
    }

    public void fallsBackToEnglish() {
        Check.same("Hello, Kai!", Greeting.of("Kai", Locale.forLanguageTag("fi")));
    }

    public void greetsEverybodyWhenNobodyIsNamed() {
        Check.same("Hello, world!", Greeting.of("  ", Locale.ENGLISH));
    }

    public void refusesAnEndlessName() {
        Check.refused(() -> Greeting.of("x".repeat(65), Locale.ENGLISH));
    }
}
