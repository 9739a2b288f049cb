package io.jenkins.plugins.kubesphere.embedded.cli;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: one build of one Jenkinsfile, its log on standard output. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, usageHelpWidth = 110,
    description = "Runs a Jenkinsfile once and prints its log.%n",
    footer = {"", "Exit status: 0 only when the build ends with SUCCESS; 1 when it fails, is unstable or aborted; 2 for a wrong argument.",
        "Ctrl+C aborts the build, its processes included."})
final class RunCommand implements Callable<Integer> {
    private static final String JOB_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    @Option(names = {"-f", "--jenkinsfile"}, required = true, paramLabel = "FILE", description = "The pipeline.")
    private Path jenkinsfile;

    @Option(names = "--workspace", paramLabel = "DIR",
        description = "Folder to work in. Without it the build has an empty workspace below the home.")
    private Path workspace;

    @Option(names = "--env", paramLabel = "NAME=VALUE", description = "An environment variable of the build; may be repeated.")
    private List<String> environment = new ArrayList<>();

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A parameter of the build; may be repeated.")
    private List<String> parameters = new ArrayList<>();

    @Option(names = "--credentials", paramLabel = "FILE.yaml",
        description = "A list of credentials: {kind, id, description, ...} with the kinds usernamePassword (username, password), string (secret), "
            + "file (file), kubeconfig (file or content), sshUserPrivateKey (username, privateKeyFile, passphrase). "
            + "Paths are relative to that file. A value may hold environment variables:%n$${env:NAME}")
    private Path credentials;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "pipeline", description = "Name of the pipeline; default: ${DEFAULT-VALUE}.")
    private String name;

    @Option(names = {"-y", "--yes"}, description = "Approve every input step, with the defaults of its parameters.")
    private boolean yes;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String script = script();
        if (!name.matches(JOB_NAME)) {
            throw new UsageException(Messages.RunCommand_BadName(name), spec.commandLine());
        }
        if (workspace != null && !Files.isDirectory(workspace)) {
            throw new UsageException(Messages.RunCommand_NoWorkspace(workspace), spec.commandLine());
        }
        Map<String, String> variables = Assignment.parse(environment, "--env", spec.commandLine());
        Map<String, String> values = Assignment.parse(parameters, "--param", spec.commandLine());
        if (credentials != null && !Files.isRegularFile(credentials)) {
            throw new UsageException(Messages.RunCommand_NoFile(credentials), spec.commandLine());
        }
        boolean temporary = !common.isGiven();
        Path home = temporary ? Files.createTempDirectory("kubesphere-pipeline-") : common.home(null);
        try (ControllerSession session = ControllerSession.start(home, spec.commandLine())) {
            if (credentials != null) {
                List<StandardCredentials> read = CredentialsFile.read(credentials, System.getenv(), spec.commandLine());
                session.store(read);
            }
            if (workspace != null) {
                Workspace.use(home, name, workspace);
            }
            return follow(session, script, values, variables) ? Main.DONE : Main.FAILED;
        } finally {
            if (temporary) {
                FileUtils.deleteDirectory(home.toFile());
            }
        }
    }

    private String script() {
        if (!Files.isRegularFile(jenkinsfile)) {
            throw new UsageException(Messages.RunCommand_NoFile(jenkinsfile), spec.commandLine());
        }
        try {
            return Files.readString(jenkinsfile);
        } catch (MalformedInputException binary) {
            throw new UsageException(Messages.RunCommand_NotText(jenkinsfile, "UTF-8"), spec.commandLine());
        } catch (IOException unreadable) {
            throw new UsageException(Messages.RunCommand_NotText(jenkinsfile, unreadable.getClass().getSimpleName()), spec.commandLine());
        }
    }

    /** A build of this name that was interrupted goes on; only when there is none a new one begins. */
    private boolean follow(ControllerSession session, String script, Map<String, String> values, Map<String, String> variables) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Optional<WorkflowRun> interrupted = PipelineLaunch.interrupted(session.jenkins(), name);
        WorkflowRun run;
        if (interrupted.isPresent()) {
            run = interrupted.get();
            out.println(Messages.RunCommand_Resuming(Integer.toString(run.getNumber()), name));
        } else {
            WorkflowJob job = PipelineLaunch.define(session.jenkins(), name, script);
            run = PipelineLaunch.start(job, values, variables, spec.commandLine());
        }
        BuildFollower.Answer answer = yes ? BuildFollower.approving(out) : BuildFollower.asking(out);
        try (Interruption ignored = Interruption.aborting(run)) {
            return Result.SUCCESS.equals(new BuildFollower(run, out, answer, 0).follow());
        }
    }
}
