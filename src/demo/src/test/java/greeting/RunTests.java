package greeting;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Runs every public method of the named test classes and writes JUnit XML. The service is built without any download, so it
 * brings these few lines instead of a test framework.
 */
public final class RunTests {
    private RunTests() {
    }

    /** @param arguments the report directory, then class names */
    public static void main(String[] arguments) throws Exception {
        Path reports = Files.createDirectories(Path.of(arguments[0]));
        int failures = 0;
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            failures += run(Class.forName(name), reports);
        }
        System.exit(failures == 0 ? 0 : 1);
    }

    private static int run(Class<?> type, Path reports) throws Exception {
        Method[] tests = Arrays.stream(type.getDeclaredMethods())
            .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
            .sorted(Comparator.comparing(Method::getName)).toArray(Method[]::new);
        StringBuilder cases = new StringBuilder();
        int failures = 0;
        for (Method test : tests) {
            long start = System.nanoTime();
            Throwable failure = failureOf(test, type);
            double seconds = (System.nanoTime() - start) / 1e9;
            failures += failure == null ? 0 : 1;
            System.out.printf("%s %s.%s%n", failure == null ? "ok    " : "FAILED", type.getSimpleName(), test.getName());
            cases.append(testCase(type, test, seconds, failure));
        }
        String suite = String.format(Locale.ROOT, "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">%n%s</testsuite>%n",
            type.getName(), tests.length, failures, cases);
        Files.writeString(reports.resolve("TEST-" + type.getName() + ".xml"), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + suite);
        return failures;
    }

    private static Throwable failureOf(Method test, Class<?> type) throws ReflectiveOperationException {
        try {
            test.invoke(type.getDeclaredConstructor().newInstance());
            return null;
        } catch (InvocationTargetException thrown) {
            System.out.println("       " + thrown.getCause());
            return thrown.getCause();
        }
    }

    private static String testCase(Class<?> type, Method test, double seconds, Throwable failure) {
        String start = String.format(Locale.ROOT, "  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\"", type.getName(), test.getName(), seconds);
        if (failure == null) {
            return start + "/>\n";
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return start + "><failure message=\"" + escape(String.valueOf(failure.getMessage())) + "\">" + escape(trace.toString()) + "</failure></testcase>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
