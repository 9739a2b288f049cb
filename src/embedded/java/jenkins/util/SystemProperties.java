package jenkins.util;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** System properties of the controller. */
public class SystemProperties {

    private static final Logger LOGGER = Logger.getLogger(SystemProperties.class.getName());

    private SystemProperties() {}

    public static String getString(String key) {
        return getString(key, null);
    }

    public static String getString(String key, String def) {
        return System.getProperty(key, def);
    }

    public static boolean getBoolean(String name) {
        return getBoolean(name, false);
    }

    public static boolean getBoolean(String name, boolean def) {
        String value = getString(name);
        return value == null ? def : Boolean.parseBoolean(value);
    }

    public static Integer getInteger(String name) {
        return getInteger(name, null);
    }

    public static Integer getInteger(String name, Integer def) {
        Long value = getLong(name, null);
        return value == null ? def : Integer.valueOf(value.intValue());
    }

    public static Long getLong(String name) {
        return getLong(name, null);
    }

    public static Long getLong(String name, Long def) {
        String value = getString(name);
        if (value == null) {
            return def;
        }
        try {
            return Long.decode(value);
        } catch (NumberFormatException e) {
            LOGGER.log(Level.WARNING, "The system property {0} is no number", name);
            return def;
        }
    }

    public static Duration getDuration(String name, Duration defaultValue) {
        String value = getString(name);
        return value == null ? defaultValue : value.matches("\\d+") ? Duration.ofMillis(Long.parseLong(value)) : Duration.parse(value);
    }
}
