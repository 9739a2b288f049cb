package hudson;

import java.io.File;

/** The kind of operating system a process runs on. */
public enum Platform {
    WINDOWS(';'),
    UNIX(':');

    /** Separates the entries of PATH and the like. */
    public final char pathSeparator;

    Platform(char pathSeparator) {
        this.pathSeparator = pathSeparator;
    }

    public static Platform current() {
        return File.pathSeparatorChar == ':' ? UNIX : WINDOWS;
    }

    public static boolean isDarwin() {
        return System.getProperty("os.name").toLowerCase(java.util.Locale.ENGLISH).startsWith("mac");
    }
}
