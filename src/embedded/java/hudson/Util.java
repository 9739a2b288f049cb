package hudson;

import hudson.model.TaskListener;
import hudson.util.VariableResolver;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tools.ant.Project;
import org.apache.tools.ant.types.FileSet;

/** Small functions on texts, collections and files. */
public class Util {

    private static final Pattern MACRO = Pattern.compile("\\$([A-Za-z0-9_]+|\\{[A-Za-z0-9_.]+}|\\$)");

    public Util() {}

    public static String fixNull(String s) {
        return s == null ? "" : s;
    }

    public static <T> T fixNull(T s, T defaultValue) {
        return s == null ? defaultValue : s;
    }

    public static <T> List<T> fixNull(List<T> l) {
        return l == null ? Collections.emptyList() : l;
    }

    public static <T> Set<T> fixNull(Set<T> l) {
        return l == null ? Collections.emptySet() : l;
    }

    public static <T> Collection<T> fixNull(Collection<T> l) {
        return l == null ? Collections.emptySet() : l;
    }

    public static <T> Iterable<T> fixNull(Iterable<T> l) {
        return l == null ? Collections.emptySet() : l;
    }

    /** Null for an empty text. */
    public static String fixEmpty(String s) {
        return s == null || s.isEmpty() ? null : s;
    }

    /** Null for a blank text, otherwise the text without blanks around it. */
    public static String fixEmptyAndTrim(String s) {
        return s == null ? null : fixEmpty(s.trim());
    }

    public static String nullify(String v) {
        return fixEmpty(v);
    }

    /** Replaces {@code $NAME}, <code>${NAME}</code>; {@code $$} is a dollar; what has no value stays. */
    public static String replaceMacro(String s, VariableResolver<String> resolver) {
        if (s == null) {
            return null;
        }
        Matcher macro = MACRO.matcher(s);
        StringBuilder result = new StringBuilder();
        while (macro.find()) {
            String name = macro.group(1);
            String value = name.equals("$") ? "$" : resolver.resolve(name.startsWith("{") ? name.substring(1, name.length() - 1) : name);
            macro.appendReplacement(result, Matcher.quoteReplacement(value == null ? macro.group() : value));
        }
        return macro.appendTail(result).toString();
    }

    public static String replaceMacro(String s, Map<String, String> properties) {
        return replaceMacro(s, properties::get);
    }

    public static String[] tokenize(String s) {
        return tokenize(s, " \t\n\r\f");
    }

    /** Splits into words; quotes keep blanks together. */
    public static String[] tokenize(String s, String delimiter) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (char c : s.toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (delimiter.indexOf(c) >= 0) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words.toArray(String[]::new);
    }

    public static String[] mapToEnv(Map<String, String> m) {
        return m.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toArray(String[]::new);
    }

    /** Escapes for HTML; line ends become {@code <br>}. */
    public static String escape(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> html.append("<br>");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#039;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }

    public static String xmlEscape(String text) {
        return text == null ? null : text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Encodes one path segment of a URL. */
    public static String rawEncode(String s) {
        if (s == null) {
            return null;
        }
        return URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20").replace("%7E", "~").replace("*", "%2A");
    }

    /** Encodes a URL path, slashes kept. */
    public static String encode(String s) {
        StringBuilder encoded = new StringBuilder();
        StringTokenizer parts = new StringTokenizer(s, "/", true);
        while (parts.hasMoreTokens()) {
            String part = parts.nextToken();
            encoded.append(part.equals("/") ? part : rawEncode(part));
        }
        return encoded.toString();
    }

    public static String singleQuote(String s) {
        return '\'' + s + '\'';
    }

    public static String removeTrailingSlash(String s) {
        return s.endsWith("/") ? s.substring(0, s.length() - 1) : s;
    }

    public static String ensureEndsWith(String subject, String suffix) {
        return subject == null || subject.endsWith(suffix) ? subject : subject + suffix;
    }

    /** Whether the path stays where it is relative to; no path to a root, no drive letter. */
    public static boolean isRelativePath(String path) {
        return !path.startsWith("/") && !path.startsWith("\\\\") && !path.matches("^[a-zA-Z]:[/\\\\].*");
    }

    /** Whether a redirect to the URL stays on this host. */
    public static boolean isSafeToRedirectTo(String uri) {
        try {
            URI parsed = new URI(uri);
            return !parsed.isAbsolute() && !uri.startsWith("//") && !uri.contains("\\") && !uri.contains("\n") && !uri.contains("\r");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    public static String toHexString(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    public static byte[] fromHexString(String data) {
        return HexFormat.of().parseHex(data);
    }

    /** MD5 of the text in UTF-8, as 32 hexadecimal digits: a fingerprint, no protection. */
    public static String getDigestOf(String text) {
        return toHexString(md5().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static String getDigestOf(InputStream source) throws IOException {
        MessageDigest digest = md5();
        try (InputStream in = source) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return toHexString(digest.digest());
    }

    public static String getDigestOf(File file) throws IOException {
        return getDigestOf(Files.newInputStream(file.toPath()));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** The time span with its two largest units, as in "2 min 3 sec". */
    public static String getTimeSpanString(long duration) {
        long seconds = duration / 1000;
        if (seconds < 1) {
            return duration + " ms";
        }
        if (seconds < 10) {
            return seconds + "." + duration % 1000 / 100 + " sec";
        }
        long[] sizes = {365 * 86_400L, 30 * 86_400L, 86_400, 3_600, 60, 1};
        String[] names = {"yr", "mo", "day", "hr", "min", "sec"};
        for (int i = 0; i < sizes.length; i++) {
            if (seconds >= sizes[i]) {
                String first = seconds / sizes[i] + " " + names[i];
                return i + 1 == sizes.length ? first : first + " " + seconds % sizes[i] / sizes[i + 1] + " " + names[i + 1];
            }
        }
        throw new IllegalStateException("no unit for " + duration + " ms");
    }

    public static <T> List<T> filter(Iterable<?> base, Class<T> type) {
        List<T> filtered = new ArrayList<>();
        for (Object element : base) {
            if (type.isInstance(element)) {
                filtered.add(type.cast(element));
            }
        }
        return filtered;
    }

    public static <T> List<T> filter(List<?> base, Class<T> type) {
        return filter((Iterable<?>) base, type);
    }

    public static FileSet createFileSet(File baseDir, String includes, String excludes) {
        FileSet files = new FileSet();
        files.setDir(baseDir);
        files.setProject(new Project());
        for (StringTokenizer tokens = new StringTokenizer(includes, ","); tokens.hasMoreTokens(); ) {
            files.createInclude().setName(tokens.nextToken().trim());
        }
        if (excludes != null) {
            for (StringTokenizer tokens = new StringTokenizer(excludes, ","); tokens.hasMoreTokens(); ) {
                files.createExclude().setName(tokens.nextToken().trim());
            }
        }
        return files;
    }

    public static FileSet createFileSet(File baseDir, String includes) {
        return createFileSet(baseDir, includes, null);
    }

    public static String loadFile(File logfile, Charset charset) throws IOException {
        return Files.exists(logfile.toPath()) ? Files.readString(logfile.toPath(), charset) : "";
    }

    public static void deleteFile(File f) throws IOException {
        Files.deleteIfExists(f.toPath());
    }

    /** Deletes the file or directory with all it holds; links are removed, not followed. */
    public static void deleteRecursive(File dir) throws IOException {
        if (Files.exists(dir.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            delete(dir.toPath(), true);
        }
    }

    public static void deleteContentsRecursive(File file) throws IOException {
        if (file.isDirectory()) {
            delete(file.toPath(), false);
        }
    }

    private static void delete(Path top, boolean topToo) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                if (topToo || !directory.equals(top)) {
                    Files.deleteIfExists(directory);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    public static boolean isSymlink(File file) throws IOException {
        return Files.isSymbolicLink(file.toPath());
    }

    /** Whether the path, links resolved, stays below the parent. */
    public static boolean isDescendant(File forParent, File potentialChild) throws IOException {
        return potentialChild.getCanonicalFile().toPath().startsWith(forParent.getCanonicalFile().toPath());
    }

    public static File createTempDir() throws IOException {
        return Files.createTempDirectory("embedded").toFile();
    }

    public static void displayIOException(IOException e, TaskListener listener) {
        listener.getLogger().println(e.getMessage());
    }

    public static Number tryParseNumber(String numberStr, Number defaultNumber) {
        if (numberStr == null || numberStr.isEmpty()) {
            return defaultNumber;
        }
        try {
            return Long.parseLong(numberStr.trim());
        } catch (NumberFormatException e) {
            return defaultNumber;
        }
    }
}
