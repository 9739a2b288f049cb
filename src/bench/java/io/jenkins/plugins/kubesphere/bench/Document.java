package io.jenkins.plugins.kubesphere.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of results: sections between two comments each, so that one benchmark never touches the figures of another. */
final class Document {

    private final Path file;

    Document(Path file) {
        this.file = file;
    }

    void replace(String name, Section section) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "# Benchmarks\n";
        String begin = "<!-- bench:" + name + " -->\n";
        String end = "<!-- /bench:" + name + " -->\n";
        String fresh = begin + section.markdown() + end;
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        Files.writeString(file, from < 0 || to < from ? text + "\n" + fresh : text.substring(0, from) + fresh + text.substring(to + end.length()));
    }
}
