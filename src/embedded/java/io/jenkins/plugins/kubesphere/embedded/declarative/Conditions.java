package io.jenkins.plugins.kubesphere.embedded.declarative;

import hudson.AbortException;
import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.embedded.flow.BuildChanges;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.tools.ant.types.selectors.SelectorUtils;
import org.jenkinsci.plugins.workflow.cps.CpsScript;

/** The conditions of {@code when} that compare facts about the build. */
public final class Conditions {

    private Conditions() {
    }

    /** Whether the condition holds for this build. */
    public static boolean holds(CpsScript script, String type, List<?> arguments) throws Exception {
        Run<?, ?> run = script.$build();
        return switch (type) {
            case "branch" -> variable(script, "BRANCH_NAME") != null
                    && matches(text(arguments, "pattern"), variable(script, "BRANCH_NAME"), comparator(arguments));
            case "tag" -> variable(script, "TAG_NAME") != null
                    && matches(text(arguments, "pattern"), variable(script, "TAG_NAME"), comparator(arguments));
            case "buildingTag" -> variable(script, "TAG_NAME") != null && !variable(script, "TAG_NAME").isEmpty();
            case "changeRequest" -> changeRequest(script, arguments);
            case "environment" -> environment(script, arguments);
            case "equals" -> java.util.Objects.equals(plain(value(arguments, "expected")), plain(value(arguments, "actual")));
            case "triggeredBy" -> triggeredBy(run, text(arguments, "cause"), value(arguments, "detail"));
            case "isRestartedRun" -> false;
            case "changelog" -> BuildChanges.messages(run).stream().anyMatch(message ->
                    Pattern.compile(text(arguments, "pattern"), Pattern.DOTALL).matcher(message).find());
            case "changeset" -> BuildChanges.paths(run).stream().anyMatch(path -> matches(text(arguments, "pattern"), path, comparator(arguments)));
            default -> throw new AbortException("condition '" + type + "' of 'when' is not known");
        };
    }

    private static Object plain(Object value) {
        return value instanceof CharSequence ? value.toString() : value;
    }

    private static String variable(CpsScript script, String name) {
        Object value = AgentSettings.variable(script, name);
        return value == null ? null : value.toString();
    }

    private static boolean environment(CpsScript script, List<?> arguments) {
        String actual = variable(script, text(arguments, "name"));
        String expected = text(arguments, "value");
        boolean ignoreCase = Boolean.TRUE.equals(value(arguments, "ignoreCase"));
        return actual != null && (ignoreCase ? actual.equalsIgnoreCase(expected) : actual.equals(expected));
    }

    private static boolean changeRequest(CpsScript script, List<?> arguments) {
        if (variable(script, "CHANGE_ID") == null) {
            return false;
        }
        if (arguments.isEmpty()) {
            return true;
        }
        Map<String, String> variables = Map.of("id", "CHANGE_ID", "target", "CHANGE_TARGET", "branch", "CHANGE_BRANCH", "fork", "CHANGE_FORK",
                "url", "CHANGE_URL", "title", "CHANGE_TITLE", "author", "CHANGE_AUTHOR", "authorDisplayName", "CHANGE_AUTHOR_DISPLAY_NAME",
                "authorEmail", "CHANGE_AUTHOR_EMAIL");
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) arguments.get(0)).entrySet()) {
            if (!entry.getKey().equals("comparator")) {
                String actual = variable(script, variables.get(entry.getKey()));
                if (actual == null || !matches(String.valueOf(entry.getValue()), actual, comparatorOr(arguments, "EQUALS"))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean triggeredBy(Run<?, ?> run, String name, Object detail) {
        for (Cause cause : run.getCauses()) {
            String type = cause.getClass().getName();
            if (type.equals(name) || cause.getClass().getSimpleName().equals(name)) {
                return detail == null || cause.getShortDescription().contains(detail.toString());
            }
        }
        return false;
    }

    /** GLOB as Ant's patterns with {@code *}, {@code **} and {@code ?}; without a comparator GLOB. */
    static boolean matches(String pattern, String actual, String comparator) {
        return switch (comparator) {
            case "EQUALS" -> actual.equals(pattern);
            case "REGEXP" -> actual.matches(pattern);
            case "GLOB" -> SelectorUtils.matchPath(pattern.replace('/', java.io.File.separatorChar),
                    actual.replace('/', java.io.File.separatorChar), true);
            default -> throw new IllegalArgumentException("unknown comparator '" + comparator + "'; valid ones are EQUALS, GLOB, REGEXP");
        };
    }

    private static String comparator(List<?> arguments) {
        return comparatorOr(arguments, "GLOB");
    }

    private static String comparatorOr(List<?> arguments, String usual) {
        Object comparator = !arguments.isEmpty() && arguments.get(0) instanceof Map<?, ?> named ? named.get("comparator") : null;
        return comparator == null ? usual : comparator.toString();
    }

    private static String text(List<?> arguments, String name) {
        Object value = value(arguments, name);
        if (value == null) {
            throw new IllegalArgumentException("a condition of 'when' lacks its '" + name + "'");
        }
        return value.toString();
    }

    private static Object value(List<?> arguments, String name) {
        if (arguments.isEmpty()) {
            return null;
        }
        if (arguments.get(0) instanceof Map<?, ?> named) {
            return named.get(name);
        }
        return name.equals("pattern") || name.equals("cause") ? arguments.get(0) : null;
    }
}
