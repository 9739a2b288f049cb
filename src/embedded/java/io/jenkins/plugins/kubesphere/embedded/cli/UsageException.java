package io.jenkins.plugins.kubesphere.embedded.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** An argument that cannot be used; its message names it and says what to do. Exit status 2. */
final class UsageException extends ParameterException {
    private static final long serialVersionUID = 1L;

    UsageException(String message, CommandLine command) {
        super(command, message);
    }
}
