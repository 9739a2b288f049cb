package io.jenkins.plugins.kubesphere.embedded.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Entry of the executable jar. Exit status: 0 what was asked for was done, 1 it failed, 2 it was asked for wrongly. */
@Command(name = "kubesphere-pipeline", version = "kubesphere-pipeline 0.1.0", mixinStandardHelpOptions = true, usageHelpWidth = 110,
    description = "Runs Jenkins pipelines on this machine, without a Jenkins.%n",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
        "",
        "Start with one of these:",
        "  kubesphere-pipeline demo                       a whole release, from checkout to production, to look at in a browser",
        "  kubesphere-pipeline run --jenkinsfile Jenkinsfile --workspace .      your own pipeline, its log on this terminal",
        "  kubesphere-pipeline COMMAND --help             what a command does and takes",
        "",
        "Exit status: 0 success, 1 the pipeline did not succeed, 2 a wrong argument."},
    subcommands = {RunCommand.class, ServeCommand.class, DemoCommand.class, LintCommand.class, FixCommand.class, ModelCommand.class, EditCommand.class})
public final class Main implements Runnable {
    /** Kept here, for a logger that nobody refers to may be forgotten together with its level. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new UsageException(Messages.Main_CommandMissing(), spec.commandLine());
    }

    public static void main(String[] arguments) {
        System.exit(execute(new PrintWriter(System.out, true, StandardCharsets.UTF_8), new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments));
    }

    /** Runs one command and returns its exit status; nothing is printed but to the two writers. */
    public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        JETTY.setLevel(Level.WARNING);
        CommandLine line = new CommandLine(new Main()).setOut(out).setErr(err);
        line.setParameterExceptionHandler((refused, given) -> {
            String command = refused.getCommandLine().getCommandSpec().qualifiedName();
            err.println(Messages.Main_Error(oneLine(refused.getMessage())));
            err.println(Messages.Main_TryHelp(command));
            return USAGE;
        });
        line.setExecutionExceptionHandler((failed, failing, parsed) -> {
            if (failed instanceof UsageException usage) {
                err.println(Messages.Main_Error(oneLine(usage.getMessage())));
                err.println(Messages.Main_TryHelp(failing.getCommandSpec().qualifiedName()));
                return USAGE;
            }
            if (failed instanceof CommandFailedException known) {
                err.println(Messages.Main_Error(known.getMessage()));
                return FAILED;
            }
            failed.printStackTrace(err);
            return FAILED;
        });
        return line.execute(arguments);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ");
    }
}
