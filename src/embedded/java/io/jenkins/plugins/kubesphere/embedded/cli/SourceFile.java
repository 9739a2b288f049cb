package io.jenkins.plugins.kubesphere.embedded.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    /** @throws UsageException when there is no such file, or it is no UTF-8 text */
    String read(CommandLine command) throws IOException {
        byte[] bytes = bytes(command);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException binary) {
            throw new UsageException(Messages.RunCommand_NotText(name, "UTF-8"), command);
        }
    }
}
