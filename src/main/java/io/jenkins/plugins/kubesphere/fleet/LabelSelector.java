package io.jenkins.plugins.kubesphere.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A label selector with Kubernetes' syntax: {@code env=production,region in (sh,bj),!frozen,tier!=canary,rank>3}. An empty one matches everything.
 */
public final class LabelSelector implements Predicate<Map<String, String>> {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*");
    private static final String KEY = "([^\\s,()=!<>]+)";
    private static final Pattern EXISTS = Pattern.compile("(!?)\\s*" + KEY);
    private static final Pattern COMPARED = Pattern.compile(KEY + "\\s*(==|=|!=|>|<)\\s*([^=!<>]*)");
    private static final Pattern SET = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^()]*)\\)");
    private static final int LONGEST_WORD = 63;
    private static final int LONGEST_PREFIX = 253;

    private final List<Predicate<Map<String, String>>> requirements;

    private LabelSelector(List<Predicate<Map<String, String>>> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /** @throws FleetException naming the part that cannot be read */
    public static LabelSelector parse(String text) throws FleetException {
        List<Predicate<Map<String, String>>> requirements = new ArrayList<>();
        if (!text.isBlank()) {
            for (String part : split(text)) {
                requirements.add(requirement(part.strip(), text));
            }
        }
        return new LabelSelector(requirements);
    }

    private static Predicate<Map<String, String>> requirement(String part, String whole) throws FleetException {
        Matcher exists = EXISTS.matcher(part);
        if (exists.matches()) {
            boolean wanted = exists.group(1).isEmpty();
            String key = key(exists.group(2), whole);
            return labels -> labels.containsKey(key) == wanted;
        }
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            Set<String> values = new TreeSet<>();
            for (String value : set.group(3).split(",", -1)) {
                values.add(value(value.strip(), whole));
            }
            String key = key(set.group(1), whole);
            boolean in = set.group(2).equals("in");
            return labels -> (labels.containsKey(key) && values.contains(labels.get(key))) == in;
        }
        Matcher compared = COMPARED.matcher(part);
        if (compared.matches()) {
            return compared(key(compared.group(1), whole), compared.group(2), value(compared.group(3).strip(), whole), whole);
        }
        throw new FleetException(Messages.LabelSelector_unreadable(part, whole));
    }

    private static Predicate<Map<String, String>> compared(String key, String operator, String value, String whole) throws FleetException {
        if (operator.equals("!=")) {
            return labels -> !value.equals(labels.get(key));
        }
        if (operator.startsWith("=")) {
            return labels -> value.equals(labels.get(key));
        }
        Long limit = number(value);
        if (limit == null) {
            throw new FleetException(Messages.LabelSelector_number(value, whole));
        }
        int side = operator.equals(">") ? 1 : -1;
        return labels -> {
            Long there = number(labels.getOrDefault(key, ""));
            return there != null && Long.compare(there, limit) == side;
        };
    }

    /** Null when it is none of 64 bits. */
    private static Long number(String text) {
        try {
            return text.matches("[0-9]+") ? Long.valueOf(text) : null;
        } catch (NumberFormatException tooLong) {
            return null;
        }
    }

    private static String key(String key, String whole) throws FleetException {
        int slash = key.lastIndexOf('/');
        String name = key.substring(slash + 1);
        boolean prefixed = slash < 0 || slash <= LONGEST_PREFIX && PREFIX.matcher(key.substring(0, slash)).matches();
        if (!prefixed || name.length() > LONGEST_WORD || !WORD.matcher(name).matches()) {
            throw new FleetException(Messages.LabelSelector_key(key, whole));
        }
        return key;
    }

    private static String value(String value, String whole) throws FleetException {
        if (!value.isEmpty() && !WORD.matcher(value).matches() || value.length() > LONGEST_WORD) {
            throw new FleetException(Messages.LabelSelector_value(value, whole));
        }
        return value;
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    @Override
    public boolean test(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.test(labels));
    }
}
