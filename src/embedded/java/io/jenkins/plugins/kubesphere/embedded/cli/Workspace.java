package io.jenkins.plugins.kubesphere.embedded.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lets a pipeline work in a folder of the user: its place below the home becomes a link there. */
final class Workspace {
    private Workspace() {
    }

    static void use(Path home, String job, Path folder) throws IOException {
        Path place = home.resolve("workspace").resolve(job);
        Files.createDirectories(place.getParent());
        if (Files.isSymbolicLink(place)) {
            Files.delete(place);
        } else if (Files.exists(place)) {
            throw new IOException("The workspace " + place + " of an earlier build is in the way of " + folder);
        }
        Files.createSymbolicLink(place, folder.toRealPath());
    }
}
