package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;

/** Checks the step's arguments, each with its own sentence, and turns their readable forms into those of the model and back. */
public final class ApplyArguments {

    /** How long the step waits when nothing else is said. */
    public static final String DEFAULT_TIMEOUT = "10m";

    /** The controller talks to the cluster. */
    public static final String CONTROLLER = "controller";
    /** The agent talks to the cluster. */
    public static final String AGENT = "agent";

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(s|m|h|)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private static final Pattern SET = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Za-z0-9]*(\\.[a-z0-9.-]+)?");

    private ApplyArguments() {
    }

    /** The file argument, which must say something. */
    public static String requireFile(String file) {
        if (file == null || file.isBlank()) {
            throw new IllegalArgumentException(Messages.ApplyArguments_noFile());
        }
        return file;
    }

    /** {@code null} or a name that can be a namespace. */
    public static String requireNamespace(String namespace) {
        if (namespace != null && !NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException(Messages.ApplyArguments_badNamespace(namespace));
        }
        return namespace;
    }

    /** {@code null} or a name that a ConfigMap can have. */
    public static String requireSet(String set) {
        if (set != null && !SET.matcher(set).matches()) {
            throw new IllegalArgumentException(Messages.ApplyArguments_badSet(set));
        }
        return set;
    }

    /** Kinds, each with or without its group. */
    public static List<String> requireKinds(List<String> kinds) {
        List<String> checked = new ArrayList<>();
        for (String kind : kinds == null ? List.<String>of() : kinds) {
            if (kind == null || !KIND.matcher(kind.strip()).matches()) {
                throw new IllegalArgumentException(Messages.ApplyArguments_badKind(String.valueOf(kind)));
            }
            checked.add(kind.strip());
        }
        return checked;
    }

    /** Controller or agent; nothing means the controller. */
    public static String requireWhere(String where) {
        String place = where == null || where.isBlank() ? CONTROLLER : where.strip();
        if (!place.equals(CONTROLLER) && !place.equals(AGENT)) {
            throw new IllegalArgumentException(Messages.ApplyArguments_badWhere(where));
        }
        return place;
    }

    /** Both places as a drop-down. */
    public static ListBoxModel places() {
        ListBoxModel places = new ListBoxModel();
        places.add(Messages.ApplyExecution_whereController(), CONTROLLER);
        places.add(Messages.ApplyExecution_whereAgent(), AGENT);
        return places;
    }

    /** Entries of the form NAME=value. */
    public static List<String> requireVariables(List<String> variables) {
        List<String> checked = new ArrayList<>();
        for (String variable : variables == null ? List.<String>of() : variables) {
            int equals = variable == null ? -1 : variable.indexOf('=');
            if (equals < 0 || !NAME.matcher(variable.substring(0, equals)).matches()) {
                // The value may be a secret: only what stands before it is repeated.
                throw new IllegalArgumentException(Messages.ApplyArguments_badVariable(equals < 0 ? "…" : variable.substring(0, equals)));
            }
            checked.add(variable);
        }
        return checked;
    }

    /** Names of variables. */
    public static List<String> requireNames(List<String> names) {
        List<String> checked = new ArrayList<>();
        for (String name : names == null ? List.<String>of() : names) {
            String bare = name == null ? "" : name.strip().replaceFirst("^\\$\\{?([^}]*)\\}?$", "$1");
            if (!NAME.matcher(bare).matches()) {
                throw new IllegalArgumentException(Messages.ApplyArguments_badName(String.valueOf(name)));
            }
            checked.add(bare);
        }
        return checked;
    }

    /** A duration such as 90s, 10m, 1h; a bare number means seconds. */
    public static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text == null ? "" : text.strip());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw new IllegalArgumentException(Messages.ApplyArguments_badTimeout(text));
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }

    /** The outcome of a check as a form shows it. */
    public static FormValidation check(Runnable check) {
        try {
            check.run();
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** From a Jenkinsfile: {@code file} may be a list, {@code vars} a map, {@code allow} one name, {@code timeout} a number. */
    public static Map<String, Object> toModel(Map<String, Object> arguments) {
        Map<String, Object> model = new LinkedHashMap<>(arguments);
        if (model.get("file") instanceof List<?> files) {
            model.put("file", String.join("\n", files.stream().map(String::valueOf).toList()));
        }
        if (model.get("vars") instanceof Map<?, ?> variables) {
            List<String> list = new ArrayList<>();
            variables.forEach((name, value) -> list.add(name + "=" + (value == null ? "" : value)));
            model.put("vars", list);
        }
        for (String list : List.of("allow", "pruneClusterKinds")) {
            if (model.get(list) instanceof CharSequence one) {
                model.put(list, List.of(one.toString().strip().split("[\\s,]+")));
            }
        }
        if (model.get("timeout") instanceof Number seconds) {
            model.put("timeout", seconds + "s");
        }
        return model;
    }

    /** The inverse of {@link #toModel}: how a person would write it. */
    public static Map<String, Object> fromModel(Map<String, ?> arguments) {
        Map<String, Object> written = new LinkedHashMap<>(arguments);
        if (written.get("file") instanceof String file && file.contains("\n")) {
            written.put("file", file.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
        }
        if (written.get("vars") instanceof List<?> variables) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (Object variable : variables) {
                String text = String.valueOf(variable);
                map.put(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1));
            }
            written.put("vars", map);
        }
        written.computeIfPresent("vars", (name, value) -> ((Map<?, ?>) value).isEmpty() ? null : value);
        for (String list : List.of("allow", "pruneClusterKinds")) {
            written.computeIfPresent(list, (name, value) -> value instanceof List<?> entries && entries.isEmpty() ? null : value);
        }
        written.computeIfPresent("where", (name, value) -> value.equals(CONTROLLER) ? null : value);
        return written;
    }

    /** The form's text areas, one entry a line, as the lists the step takes. */
    public static JSONObject fromForm(JSONObject form) {
        if (form == null) {
            return null;
        }
        JSONObject lists = JSONObject.fromObject(form);
        for (String field : List.of("vars", "allow", "pruneClusterKinds")) {
            if (lists.get(field) instanceof String text) {
                JSONArray lines = new JSONArray();
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
                lists.put(field, lines);
            }
        }
        return lists;
    }
}
