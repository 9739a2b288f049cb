package io.jenkins.plugins.kubesphere.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Labels of a cluster as a form shows them: {@code env=production, region=sh}. */
final class ClusterLabels {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_./]{0,251}[A-Za-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

    private ClusterLabels() {}

    /** @throws IllegalArgumentException naming the part that is not {@code key=value} or is there twice */
    static Map<String, String> parse(String text) {
        Map<String, String> labels = new TreeMap<>();
        for (String part : text.split("[,\\n]")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String key = equals < 0 ? "" : part.substring(0, equals).strip();
            String value = equals < 0 ? "" : part.substring(equals + 1).strip();
            if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException(Messages.ClusterLabels_notALabel(part.strip()));
            }
            if (labels.put(key, value) != null) {
                throw new IllegalArgumentException(Messages.ClusterLabels_twice(key));
            }
        }
        return labels;
    }
}
