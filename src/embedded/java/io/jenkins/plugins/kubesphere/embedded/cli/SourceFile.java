package io.jenkins.plugins.kubesphere.embedded.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** A Jenkinsfile that a command is given by name; a dash stands for standard input. */
record SourceFile(String name) {
    static final String STANDARD_INPUT = "-";

    boolean isStandardInput() {
        return name.equals(STANDARD_INPUT);
    }

    /** @throws UsageException when there is no such file */
    byte[] bytes(CommandLine command) throws IOException {
        if (!isStandardInput() && !Files.isRegularFile(Path.of(name))) {
            throw new UsageException(Messages.RunCommand_NoFile(name), command);
        }
        return isStandardInput() ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name));
    }

    /** @throws UsageException when there is no such file */
    EncodedText read(CommandLine command) throws IOException {
        return EncodedText.read(bytes(command));
    }
}
