package io.jenkins.plugins.kubesphere.steps.multi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.fleet.FleetException;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyArguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Readable forms of the step's arguments: maps, numbers and lists where the model has text. */
public final class FleetArguments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FAILURES = Pattern.compile("(-?\\d{1,6})\\s*(%?)");
    private static final int WHOLE = 100;

    private FleetArguments() {
    }

    /** From a Jenkinsfile to the model. */
    public static Map<String, Object> toModel(Map<String, Object> arguments) {
        Map<String, Object> model = new LinkedHashMap<>(ApplyArguments.toModel(arguments));
        model.computeIfPresent("maxFailures", (name, value) -> value.toString());
        model.computeIfPresent("members", (name, value) -> each(value, FleetArguments::member));
        model.computeIfPresent("overrides", (name, value) -> each(value, FleetArguments::override));
        return model;
    }

    private interface Change {
        void apply(Map<String, Object> entry);
    }

    private static Object each(Object list, Change change) {
        if (!(list instanceof List<?> entries)) {
            return list;
        }
        List<Object> changed = new ArrayList<>();
        for (Object entry : entries) {
            if (entry instanceof Map<?, ?> map) {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> copy.put(String.valueOf(key), value));
                change.apply(copy);
                changed.add(copy);
            } else {
                changed.add(entry);
            }
        }
        return changed;
    }

    private static void member(Map<String, Object> member) {
        if (member.get("labels") instanceof Map<?, ?> labels) {
            List<String> pairs = new ArrayList<>();
            labels.forEach((key, value) -> pairs.add(key + "=" + value));
            member.put("labels", String.join(",", pairs));
        }
    }

    private static void override(Map<String, Object> override) {
        if (override.get("vars") instanceof Map<?, ?> variables) {
            List<String> pairs = new ArrayList<>();
            variables.forEach((key, value) -> pairs.add(key + "=" + (value == null ? "" : value)));
            override.put("vars", pairs);
        }
        for (String patch : List.of("merge", "strategic", "json6902")) {
            if (override.get(patch) instanceof Map<?, ?> || override.get(patch) instanceof List<?>) {
                override.put(patch, json(patch, override.get(patch)));
            }
        }
    }

    private static String json(String patch, Object value) {
        try {
            return JSON.writeValueAsString(plain(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(Messages.FleetArguments_patch(patch, e.getOriginalMessage()), e);
        }
    }

    /** A Groovy string with variables in it is text, too. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, inner) -> copy.put(String.valueOf(key), plain(inner)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(FleetArguments::plain).toList();
        }
        return value instanceof CharSequence text ? text.toString() : value;
    }

    /**
     * How many of {@code clusters} may fail.
     *
     * @param text a number, or a percentage, which is rounded down
     * @throws FleetException when it cannot be read
     */
    public static int maxFailures(String text, int clusters) throws FleetException {
        Matcher matcher = FAILURES.matcher(text.strip());
        if (!matcher.matches()) {
            throw new FleetException(Messages.FleetArguments_maxFailures(text));
        }
        int number = Integer.parseInt(matcher.group(1));
        boolean percent = !matcher.group(2).isEmpty();
        if (percent && number > WHOLE) {
            throw new FleetException(Messages.FleetArguments_maxFailures(text));
        }
        return percent && number > 0 ? clusters * number / WHOLE : number;
    }
}
