package io.jenkins.plugins.kubesphere.jenkinsfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Jenkinsfiles that tests read. */
public final class Jenkinsfiles {
    private static final Path VALID = Path.of("src/test/resources/jenkinsfiles/valid");
    private static final Path TEMPLATES = Path.of("src/main/resources/io/jenkins/plugins/kubesphere/jenkinsfile/template");

    private Jenkinsfiles() {
    }

    /** By name, files of many styles that Jenkins accepts. */
    public static Map<String, String> valid() {
        Map<String, String> texts = new TreeMap<>();
        for (Path folder : List.of(VALID, TEMPLATES)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".jenkinsfile")).toList()) {
                    texts.put(file.getFileName().toString(), Files.readString(file));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return texts;
    }
}
