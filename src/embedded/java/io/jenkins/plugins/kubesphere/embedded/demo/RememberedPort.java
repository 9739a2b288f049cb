package io.jenkins.plugins.kubesphere.embedded.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The port that a server had at its last start, so that addresses in records and open pages stay true. */
public record RememberedPort(Path file) {

    /** 0 for a free one when there was no start before. */
    public int get() throws IOException {
        return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    }

    public void remember(int port) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(draft, port + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
