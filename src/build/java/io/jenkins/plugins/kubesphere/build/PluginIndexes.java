package io.jenkins.plugins.kubesphere.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes the indexes twice: into the compiled classes, for the embedded controller, and, with the plugin's classes alone, into a directory
 * that is packed into the {@code .hpi}.
 */
public final class PluginIndexes {

    private static final String EXTENSIONS = "META-INF/annotations/hudson.Extension";
    private static final String INDEXED = "org.jvnet.hudson.annotation_indexer.Indexed";
    private static final String PLUGIN = "io.jenkins.plugins.kubesphere.";
    private static final List<String> NOT_IN_THE_PLUGIN = List.of(PLUGIN + "embedded.", PLUGIN + "build.");

    private PluginIndexes() {}

    /**
     * @param arguments the directory of compiled classes, and the directory that receives the plugin's own indexes
     * @throws IOException when a class file cannot be read or an index not written
     */
    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        Path pluginIndexes = Path.of(arguments[1]);
        List<ClassScan> scans = ClassScan.of(classes);
        Set<String> indexed = scans.stream()
                .filter(scan -> scan.annotations().contains(INDEXED))
                .map(ClassScan::binaryName)
                .collect(Collectors.toSet());
        write(scans, indexed, name -> true, classes);
        write(scans, indexed, PluginIndexes::isPlugin, pluginIndexes);
        if (Files.exists(classes.resolve(EXTENSIONS))) {
            ExtensionIndex.read(classes.resolve(EXTENSIONS)).only(PluginIndexes::isPlugin).write(pluginIndexes.resolve(EXTENSIONS));
        }
    }

    private static boolean isPlugin(String className) {
        return className.startsWith(PLUGIN) && NOT_IN_THE_PLUGIN.stream().noneMatch(className::startsWith);
    }

    private static void write(List<ClassScan> scans, Set<String> indexed, Predicate<String> classNames, Path target) throws IOException {
        Map<String, Set<String>> byAnnotation = new TreeMap<>();
        for (ClassScan scan : scans) {
            if (!classNames.test(scan.binaryName())) {
                continue;
            }
            scan.annotations().stream().filter(indexed::contains)
                    .forEach(annotation -> byAnnotation.computeIfAbsent(annotation, key -> new TreeSet<>()).add(scan.binaryName()));
            Path nested = target.resolve(scan.binaryName().replace('.', '/').replace('$', '/'));
            if (scan.constructorParameters() != null) {
                writeText(Path.of(nested + ".stapler"), "constructor=" + String.join(",", scan.constructorParameters()) + "\n");
            }
            for (ClassScan.WebMethod method : scan.webMethods()) {
                writeText(nested.resolve(method.name() + ".stapler"), String.join(",", method.parameters()));
            }
        }
        for (Map.Entry<String, Set<String>> entry : byAnnotation.entrySet()) {
            writeText(target.resolve("META-INF/services/annotations").resolve(entry.getKey()), String.join("\n", entry.getValue()) + "\n");
        }
    }

    private static void writeText(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
