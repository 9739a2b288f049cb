package io.jenkins.plugins.kubesphere.embedded.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;

/** Makes every {@code Messages} class answer in the language of the browser while its request is served. */
final class RequestLocale implements AutoCloseable {
    private static final ThreadLocal<Locale> CURRENT = new ThreadLocal<>();

    private RequestLocale() {
    }

    /** The first language that a browser wants of those we speak; a browser that just says Chinese means the one we have. */
    static RequestLocale of(HttpServletRequest request) {
        Locale wanted = Locale.ENGLISH;
        for (Locale locale : Collections.list(request.getLocales())) {
            if (locale.getLanguage().equals("zh")) {
                wanted = Locale.SIMPLIFIED_CHINESE;
                break;
            } else if (locale.getLanguage().equals("en")) {
                break;
            }
        }
        CURRENT.set(wanted);
        return new RequestLocale();
    }

    /** From now on; threads that serve no request keep the machine's language. */
    static void install() {
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                Locale current = CURRENT.get();
                return current == null ? Locale.getDefault() : current;
            }
        });
    }

    @Override
    public void close() {
        CURRENT.remove();
    }
}
