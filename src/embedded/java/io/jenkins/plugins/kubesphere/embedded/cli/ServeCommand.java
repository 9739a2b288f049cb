package io.jenkins.plugins.kubesphere.embedded.cli;

import io.jenkins.plugins.kubesphere.embedded.web.PortInUseException;
import io.jenkins.plugins.kubesphere.embedded.web.WebServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the controller with its web pages, until Ctrl+C. */
@Command(name = "serve", mixinStandardHelpOptions = true, sortOptions = false, usageHelpWidth = 110,
    description = "Starts the controller and its web pages on this machine, and lets interrupted builds go on.%n",
    footer = {"", "Only this machine can open the pages, with the address that is printed."})
final class ServeCommand implements Callable<Integer> {
    static final int HIGHEST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "Port of the web pages, 0 for a free one; default: ${DEFAULT-VALUE}.")
    private int port;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new UsageException(Messages.ServeCommand_BadPort(Integer.toString(port)), spec.commandLine());
        }
        Path home = common.home(CommonOptions.standardHome());
        PrintWriter out = spec.commandLine().getOut();
        try (ControllerSession session = ControllerSession.start(home, spec.commandLine()); WebServer web = WebServer.start(home, port)) {
            session.reachedAt(web.address());
            out.println(Messages.ServeCommand_Ready(web.startAddress()));
            out.println(Messages.ServeCommand_Stop());
            new CountDownLatch(1).await();
            return Main.DONE;
        } catch (PortInUseException taken) {
            throw new UsageException(taken.getMessage(), spec.commandLine());
        }
    }
}
