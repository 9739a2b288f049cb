package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.Messages;
import io.jenkins.plugins.kubesphere.image.tar.TarFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;

/**
 * An image from an executable JAR, without Dockerfile and without engine. What changes seldom and what changes with every commit lie in
 * layers of their own: libraries, resources, classes; a Spring Boot JAR brings its own layers index. A multi-release JAR stays whole,
 * because its classes cannot be found outside of an archive.
 */
public final class JarSource implements ImageSource {

    private static final String APP = "app/";

    private final JarContents jar;
    private final Image image;

    /** @throws ImageException if there is no such JAR, it is damaged or it does not say what to start */
    public JarSource(Path path, BaseImage base, ProgramOptions options) throws IOException {
        jar = new JarContents(path);
        try {
            image = build(base, options);
        } catch (IOException | RuntimeException e) {
            jar.close();
            throw e;
        }
    }

    private Image build(BaseImage base, ProgramOptions options) throws IOException {
        Attributes attributes = jar.attributes();
        String mainClass = attributes.getValue(Attributes.Name.MAIN_CLASS);
        if (mainClass == null || mainClass.isBlank()) {
            throw new ImageException(Messages.JarSource_noMainClass(jar.path()));
        }
        Map<String, LayerFiles> layers = new LinkedHashMap<>();
        String classPath;
        if (jar.has("BOOT-INF/layers.idx") || jar.names().stream().anyMatch(name -> name.startsWith("BOOT-INF/"))) {
            springBoot(layers);
            classPath = "/app";
        } else if ("true".equalsIgnoreCase(attributes.getValue("Multi-Release"))) {
            classPath = libraries(attributes, layers) + whole(layers);
        } else {
            classPath = libraries(attributes, layers);
            exploded(layers);
            classPath = "/app/resources:/app/classes" + (classPath.isEmpty() ? "" : ":" + classPath.substring(0, classPath.length() - 1));
        }
        List<String> entrypoint = new ArrayList<>(List.of("java"));
        entrypoint.addAll(options.arguments());
        entrypoint.addAll(List.of("-cp", classPath, mainClass.trim()));
        List<CompressedLayer> own = layers.values().stream()
                .filter(layer -> !layer.isEmpty())
                .map(layer -> layer.layer(options.compression()))
                .toList();
        return ProgramImage.assemble(base, own, entrypoint, "/app", Map.of(), options);
    }

    /** The {@code Class-Path} of the manifest, as far as its files lie beside the JAR; each entry ends with a colon. */
    private String libraries(Attributes attributes, Map<String, LayerFiles> layers) throws IOException {
        LayerFiles files = new LayerFiles();
        StringBuilder classPath = new StringBuilder();
        String declared = attributes.getValue(Attributes.Name.CLASS_PATH);
        for (String entry : declared == null ? new String[0] : declared.trim().split("\\s+")) {
            Path library = jar.path().resolveSibling(ArchivePath.inside(entry, jar.path().toString()));
            if (entry.isEmpty() || !Files.isRegularFile(library)) {
                throw new ImageException(Messages.JarSource_libraryMissing(jar.path(), entry));
            }
            String name = APP + "libs/" + library.getFileName();
            files.add(TarFile.file(name, 0644, Files.size(library), () -> Files.newInputStream(library)));
            classPath.append('/').append(name).append(':');
        }
        layers.put("dependencies", files);
        return classPath.toString();
    }

    private String whole(Map<String, LayerFiles> layers) throws IOException {
        LayerFiles files = new LayerFiles();
        files.add(TarFile.file(APP + "app.jar", 0644, Files.size(jar.path()), () -> Files.newInputStream(jar.path())));
        layers.put("classes", files);
        return "/app/app.jar";
    }

    private void exploded(Map<String, LayerFiles> layers) throws IOException {
        LayerFiles resources = new LayerFiles();
        LayerFiles classes = new LayerFiles();
        for (String name : jar.names()) {
            boolean isClass = name.endsWith(".class");
            (isClass ? classes : resources).add(jar.file(name, APP + (isClass ? "classes/" : "resources/") + name));
        }
        layers.put("resources", resources);
        layers.put("classes", classes);
    }

    private void springBoot(Map<String, LayerFiles> layers) throws IOException {
        SpringLayers index = jar.has("BOOT-INF/layers.idx") ? declared() : SpringLayers.standard();
        index.names().forEach(name -> layers.put(name, new LayerFiles()));
        for (String name : jar.names()) {
            layers.get(index.layerOf(name)).add(jar.file(name, APP + name));
        }
    }

    private SpringLayers declared() throws IOException {
        try (InputStream in = jar.open("BOOT-INF/layers.idx")) {
            SpringLayers index = SpringLayers.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (index.names().isEmpty()) {
                throw new ImageException(Messages.JarSource_emptyIndex(jar.path()));
            }
            return index;
        }
    }

    @Override
    public Image image() {
        return image;
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
