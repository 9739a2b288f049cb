package io.jenkins.plugins.kubesphere.image.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers index of a Spring Boot JAR ({@code BOOT-INF/layers.idx}): an ordered list of layer names, each with the path prefixes or paths
 * that belong to it. Pure.
 */
final class SpringLayers {

    private static final String SNAPSHOTS = "snapshot-dependencies";

    private final Map<String, List<String>> layers = new LinkedHashMap<>();

    private boolean snapshotsByName;

    private SpringLayers() {}

    static SpringLayers parse(String text) {
        SpringLayers parsed = new SpringLayers();
        List<String> current = null;
        for (String line : text.split("\\R")) {
            String trimmed = line.trim();
            if (!trimmed.startsWith("- ")) {
                continue;
            }
            String value = trimmed.substring(2).trim();
            if (line.startsWith("- ")) {
                current = new ArrayList<>();
                parsed.layers.put(unquote(value.endsWith(":") ? value.substring(0, value.length() - 1) : value), current);
            } else if (current != null) {
                current.add(unquote(value));
            }
        }
        return parsed;
    }

    /** The layers of a JAR that brings no index: those that Spring Boot itself writes by default. */
    static SpringLayers standard() {
        SpringLayers standard = new SpringLayers();
        standard.snapshotsByName = true;
        standard.layers.put("dependencies", List.of("BOOT-INF/lib/"));
        standard.layers.put("spring-boot-loader", List.of("org/springframework/boot/loader/"));
        standard.layers.put(SNAPSHOTS, List.of());
        standard.layers.put("application", List.of());
        return standard;
    }

    private static String unquote(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }

    /** Layer names in the order in which they change least to most often. */
    List<String> names() {
        return List.copyOf(layers.keySet());
    }

    /** The layer of an entry: an exact path wins, then a directory; what nobody claims belongs to the last layer. */
    String layerOf(String entry) {
        if (snapshotsByName && entry.startsWith("BOOT-INF/lib/") && entry.contains("SNAPSHOT")) {
            return SNAPSHOTS;
        }
        String byDirectory = null;
        String last = null;
        for (Map.Entry<String, List<String>> layer : layers.entrySet()) {
            last = layer.getKey();
            for (String path : layer.getValue()) {
                if (path.equals(entry)) {
                    return layer.getKey();
                }
                if (byDirectory == null && path.endsWith("/") && entry.startsWith(path)) {
                    byDirectory = layer.getKey();
                }
            }
        }
        return byDirectory == null ? last : byDirectory;
    }
}
