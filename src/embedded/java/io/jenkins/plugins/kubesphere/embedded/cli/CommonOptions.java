package io.jenkins.plugins.kubesphere.embedded.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command that starts a controller takes. */
final class CommonOptions {
    @Option(names = "--home", paramLabel = "DIR",
        description = "Where builds, credentials and settings are kept. A build that was interrupted goes on when its home is started again.")
    private Path home;

    /** @param otherwise the home when none was given */
    Path home(Path otherwise) {
        return (home == null ? otherwise : home).toAbsolutePath().normalize();
    }

    boolean isGiven() {
        return home != null;
    }

    static Path standardHome() {
        return Path.of(System.getProperty("user.home"), ".kubesphere-pipeline");
    }
}
