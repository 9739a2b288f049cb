package io.jenkins.plugins.kubesphere.image.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts a program's layers on a base and writes the configuration (OCI image specification, "Image Configuration"). No clock and no machine
 * leaves a trace, so the same program on the same base always is the same digest.
 */
final class ProgramImage {

    private static final String NO_TIME = "1970-01-01T00:00:00Z";

    private ProgramImage() {}

    /** @param entrypoint null to keep the base's */
    static Image assemble(
            BaseImage base, List<CompressedLayer> own, List<String> entrypoint, String workingDirectory, Map<String, String> env, ProgramOptions options)
            throws IOException {
        List<Blob> layers = new ArrayList<>(base.layers());
        List<String> diffIds = new ArrayList<>(base.diffIds());
        for (CompressedLayer layer : own) {
            layers.add(layer);
            diffIds.add(layer.diffId().toString());
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("created", NO_TIME);
        document.put("architecture", base.platform().architecture());
        document.put("os", base.platform().os());
        if (!base.platform().variant().isEmpty()) {
            document.put("variant", base.platform().variant());
        }
        document.put("config", settings(base.settings(), entrypoint, workingDirectory, env, options));
        Map<String, Object> rootfs = new LinkedHashMap<>();
        rootfs.put("type", "layers");
        rootfs.put("diff_ids", diffIds);
        document.put("rootfs", rootfs);
        return new AssembledImage(Blob.of(MediaTypes.OCI_CONFIG, Json.write(document)), layers, options.labels());
    }

    private static Map<String, Object> settings(
            JsonNode base, List<String> entrypoint, String workingDirectory, Map<String, String> env, ProgramOptions options) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("User", options.user());
        settings.put("Env", environment(base.path("Env"), env, options.env()));
        settings.put("WorkingDir", workingDirectory);
        if (entrypoint != null) {
            settings.put("Entrypoint", entrypoint);
        } else {
            keep(base, settings, "Entrypoint");
            keep(base, settings, "Cmd");
        }
        keep(base, settings, "Volumes");
        keep(base, settings, "StopSignal");
        Map<String, String> labels = new TreeMap<>();
        base.path("Labels").fields().forEachRemaining(label -> labels.put(label.getKey(), label.getValue().asText()));
        labels.putAll(options.labels());
        if (!labels.isEmpty()) {
            settings.put("Labels", labels);
        }
        Map<String, Object> ports = new TreeMap<>();
        base.path("ExposedPorts").fieldNames().forEachRemaining(port -> ports.put(port, Map.of()));
        options.ports().forEach(port -> ports.put(port.contains("/") ? port : port + "/tcp", Map.of()));
        if (!ports.isEmpty()) {
            settings.put("ExposedPorts", ports);
        }
        return settings;
    }

    private static void keep(JsonNode base, Map<String, Object> settings, String key) {
        if (base.has(key) && !base.get(key).isNull()) {
            settings.put(key, base.get(key));
        }
    }

    private static List<String> environment(JsonNode base, Map<String, String> program, Map<String, String> asked) {
        Map<String, String> merged = new LinkedHashMap<>();
        for (JsonNode pair : base) {
            String text = pair.asText();
            int equals = text.indexOf('=');
            merged.put(equals < 0 ? text : text.substring(0, equals), equals < 0 ? "" : text.substring(equals + 1));
        }
        merged.putIfAbsent("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        merged.putAll(program);
        merged.putAll(asked);
        return merged.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
    }
}
