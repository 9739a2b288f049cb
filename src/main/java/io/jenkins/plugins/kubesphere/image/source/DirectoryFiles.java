package io.jenkins.plugins.kubesphere.image.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The files of a directory. */
record DirectoryFiles(Path directory) implements BlobFiles {

    @Override
    public OptionalLong size(String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(directory.resolve(name));
    }

    @Override
    public String describe() {
        return directory.toString();
    }

    @Override
    public void close() {
        // nothing is held between two calls
    }
}
