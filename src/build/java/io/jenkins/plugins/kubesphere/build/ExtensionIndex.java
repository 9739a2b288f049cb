package io.jenkins.plugins.kubesphere.build;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.java.sezpoz.impl.SerAnnotatedElement;

/**
 * The SezPoz index of annotated classes: a stream of serialized {@link SerAnnotatedElement}s that a null ends, and the same as text beside it.
 * One compilation writes one index for the plugin and the embedded controller together; the {@code .hpi} must list the plugin's classes only.
 */
final class ExtensionIndex {

    private final List<SerAnnotatedElement> elements;

    private ExtensionIndex(List<SerAnnotatedElement> elements) {
        this.elements = elements;
    }

    static ExtensionIndex read(Path file) throws IOException {
        List<SerAnnotatedElement> elements = new ArrayList<>();
        try (ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (Object element = in.readObject(); element != null; element = in.readObject()) {
                elements.add((SerAnnotatedElement) element);
            }
        } catch (ClassNotFoundException e) {
            throw new IOException(file + " names a class that is not on the class path", e);
        }
        return new ExtensionIndex(elements);
    }

    ExtensionIndex only(Predicate<String> classNames) {
        return new ExtensionIndex(elements.stream().filter(element -> classNames.test(className(element))).toList());
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
            for (SerAnnotatedElement element : elements) {
                out.writeObject(element);
            }
            out.writeObject(null);
        }
        List<String> lines = elements.stream().map(SerAnnotatedElement::toString).toList();
        Files.write(file.resolveSibling(file.getFileName() + ".txt"), lines, StandardCharsets.UTF_8);
    }

    private static String className(SerAnnotatedElement element) {
        try {
            Field field = SerAnnotatedElement.class.getDeclaredField("className");
            field.setAccessible(true);
            return (String) field.get(element);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("SezPoz changed its index format", e);
        }
    }
}
