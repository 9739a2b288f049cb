package io.jenkins.plugins.kubesphere.embedded.describe;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds {@code help.html} and {@code help-field.html} beside a class, in the best language there is. */
public final class HelpFiles {

    private HelpFiles() {}

    /** The file for the field, or for the whole class when the field is null; null when there is none. */
    public static URL find(Class<?> described, Class<?> descriptor, String field, Locale locale) {
        String name = field == null ? "help" : "help-" + field;
        List<String> suffixes = new ArrayList<>();
        if (!locale.getCountry().isEmpty()) {
            suffixes.add("_" + locale.getLanguage() + "_" + locale.getCountry());
        }
        if (!locale.getLanguage().isEmpty()) {
            suffixes.add("_" + locale.getLanguage());
        }
        suffixes.add("");
        for (Class<?> start : new Class<?>[] {described, descriptor}) {
            for (Class<?> c = start; c != null && c != Object.class && c.getClassLoader() != null; c = c.getSuperclass()) {
                for (String suffix : suffixes) {
                    String path = c.getName().replace('.', '/').replace('$', '/') + "/" + name + suffix + ".html";
                    URL found = c.getClassLoader().getResource(path);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    /** The text of the file, or null when there is none. */
    public static String read(Class<?> described, Class<?> descriptor, String field, Locale locale) throws IOException {
        URL found = find(described, descriptor, field, locale);
        if (found == null) {
            return null;
        }
        try (InputStream in = found.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
