package io.jenkins.plugins.kubesphere.jenkinsfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Jenkinsfiles of all sorts, valid and broken ones, by name. */
public final class Corpus {
    /** Another folder, such as one of files that may not be kept here, can be named. */
    static final Path FOLDER = Path.of(System.getProperty("corpus", "src/test/resources/jenkinsfiles"));

    private Corpus() {
    }

    public static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.walk(FOLDER)) {
            for (Path file : list.filter(Files::isRegularFile).toList()) {
                files.put(FOLDER.relativize(file).toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
