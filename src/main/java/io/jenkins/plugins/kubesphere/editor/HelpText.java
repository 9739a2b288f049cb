package io.jenkins.plugins.kubesphere.editor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The help that lies beside a class or one of its superclasses, in the reader's language where there is one. */
final class HelpText {
    private static final Logger LOGGER = Logger.getLogger(HelpText.class.getName());
    private static final int LARGEST = 16 * 1024;

    private HelpText() {
    }

    /**
     * HTML as the plugin wrote it.
     *
     * @param parameter or {@code null} for the help of the class itself
     * @return {@code null} when there is none, or none that is a plain file
     */
    static String of(Class<?> type, String parameter, Locale locale) {
        String name = "/help" + (parameter == null ? "" : "-" + parameter);
        for (Class<?> owner = type; owner != null && owner.getClassLoader() != null; owner = owner.getSuperclass()) {
            String base = owner.getName().replace('.', '/').replace('$', '/') + name;
            for (String suffix : new String[] {"_" + locale.getLanguage() + "_" + locale.getCountry(), "_" + locale.getLanguage(), ""}) {
                try (InputStream in = owner.getClassLoader().getResourceAsStream(base + suffix + ".html")) {
                    if (in != null) {
                        byte[] bytes = in.readNBytes(LARGEST + 1);
                        return bytes.length > LARGEST ? null : new String(bytes, StandardCharsets.UTF_8);
                    }
                } catch (IOException unreadable) {
                    LOGGER.log(Level.FINE, "The help " + base + " cannot be read", unreadable);
                }
            }
        }
        return null;
    }
}
