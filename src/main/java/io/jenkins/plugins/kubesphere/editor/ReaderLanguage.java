package io.jenkins.plugins.kubesphere.editor;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jvnet.localizer.LocaleProvider;

/** Lets work that is done for a reader in another thread speak the reader's language, which Jenkins takes from the request of the thread. */
final class ReaderLanguage extends LocaleProvider {
    private static final ThreadLocal<Locale> LANGUAGE = new ThreadLocal<>();

    private final LocaleProvider otherwise;

    private ReaderLanguage(LocaleProvider otherwise) {
        this.otherwise = otherwise;
    }

    /** The work, to be done in any thread, with the language of the present one. */
    static <T> Callable<T> keep(Callable<T> work) {
        Locale language = LocaleProvider.getLocale();
        install();
        return () -> {
            LANGUAGE.set(language);
            try {
                return work.call();
            } finally {
                LANGUAGE.remove();
            }
        };
    }

    private static synchronized void install() {
        LocaleProvider present = LocaleProvider.getProvider();
        if (!(present instanceof ReaderLanguage)) {
            LocaleProvider.setProvider(new ReaderLanguage(present));
        }
    }

    @Override
    public Locale get() {
        Locale language = LANGUAGE.get();
        return language == null ? otherwise.get() : language;
    }
}
