package io.jenkins.plugins.kubesphere.steps.real;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Java sources compiled into the entries of an archive that really runs. */
final class CompiledProgram {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Attributes attributes = new Attributes();

    CompiledProgram() {
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    CompiledProgram attribute(String name, String value) {
        attributes.putValue(name, value);
        return this;
    }

    CompiledProgram file(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** Compiles a class and puts it below a prefix, which is empty or ends with a slash. */
    CompiledProgram type(Path work, String prefix, String name, String source, Path... classPath) throws IOException {
        Path directory = Files.createTempDirectory(work, "compile");
        Path file = directory.resolve(name.substring(name.lastIndexOf('.') + 1) + ".java");
        Files.writeString(file, source);
        List<String> arguments = new ArrayList<>(List.of("-d", directory.resolve("out").toString(), file.toString()));
        if (classPath.length > 0) {
            arguments.addAll(0, List.of("-cp", String.join(":", Stream.of(classPath).map(Path::toString).toList())));
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, System.err, arguments.toArray(String[]::new));
        assertEquals("compiles", 0, status);
        String path = name.replace('.', '/') + ".class";
        return file(prefix + path, Files.readAllBytes(directory.resolve("out").resolve(path)));
    }

    /** All classes of another archive. */
    CompiledProgram classesOf(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) () -> file.stream().map(ZipEntry.class::cast).iterator()) {
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    file(entry.getName(), file.getInputStream(entry).readAllBytes());
                }
            }
        }
        return this;
    }

    /** Writes the archive; what lies in it as an archive is stored uncompressed, as loaders of fat JARs demand. */
    Path write(Path target) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putAll(attributes);
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target); JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                if (each.getKey().endsWith(".jar")) {
                    CRC32 sum = new CRC32();
                    sum.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                jar.putNextEntry(entry);
                jar.write(each.getValue());
            }
        }
        return target;
    }
}
