package io.jenkins.plugins.kubesphere.report.metrics;

import java.math.BigDecimal;
import java.util.List;

/** Prometheus' text format, version 0.0.4. */
final class Exposition {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    void head(String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** @param labels from {@link #labels} */
    void sample(String name, String labels, double value) {
        text.append(name).append(labels).append(' ').append(number(value)).append('\n');
    }

    void gauge(String name, String help, double value) {
        head(name, help, "gauge");
        sample(name, "", value);
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : BigDecimal.valueOf(value).toPlainString();
    }

    /** Names and values in braces, empty for none. */
    static String labels(List<String> names, List<String> values) {
        if (names.isEmpty()) {
            return "";
        }
        StringBuilder all = new StringBuilder("{");
        for (int i = 0; i < names.size(); i++) {
            String value = values.get(i) == null ? "" : values.get(i);
            all.append(i == 0 ? "" : ",").append(names.get(i)).append("=\"")
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")).append('"');
        }
        return all.append('}').toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
