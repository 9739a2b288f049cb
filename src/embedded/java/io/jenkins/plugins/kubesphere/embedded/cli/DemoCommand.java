package io.jenkins.plugins.kubesphere.embedded.cli;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.embedded.demo.DemoClusters;
import io.jenkins.plugins.kubesphere.embedded.demo.DemoCredentials;
import io.jenkins.plugins.kubesphere.embedded.demo.DemoServices;
import io.jenkins.plugins.kubesphere.embedded.demo.DemoSummary;
import io.jenkins.plugins.kubesphere.embedded.demo.RememberedPort;
import io.jenkins.plugins.kubesphere.embedded.demo.SampleRepository;
import io.jenkins.plugins.kubesphere.embedded.web.PortInUseException;
import io.jenkins.plugins.kubesphere.embedded.web.WebServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: a registry, two clusters, a git repository, and the pipeline that releases the sample service to them. */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false, usageHelpWidth = 110,
    description = "Releases a small service from checkout to production: starts a registry with Harbor's interface, two simulated clusters and the web "
        + "pages, makes a git repository, and runs the pipeline. The deployment to dev waits for you on the page.%n",
    footer = {"", "Started again with the same --home, even after a kill, it goes on where it was."})
final class DemoCommand implements Callable<Integer> {
    static final String JOB = "release";

    @Option(names = "--once", description = "Approve without asking, print a summary and end: exit status 0 only when the pipeline succeeded.")
    private boolean once;

    @Option(names = "--sample", paramLabel = "DIR", defaultValue = "src/demo", description = "The service to release; default: ${DEFAULT-VALUE}.")
    private Path sample;

    @Option(names = "--jenkinsfile", paramLabel = "FILE", defaultValue = "Jenkinsfile", description = "The pipeline; default: ${DEFAULT-VALUE}.")
    private Path jenkinsfile;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0",
        description = "Port of the web pages; by default a free one, the same again for the same home.")
    private int port;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(sample)) {
            throw new UsageException(Messages.DemoCommand_NoSample(sample), spec.commandLine());
        }
        if (!Files.isRegularFile(jenkinsfile)) {
            throw new UsageException(Messages.DemoCommand_NoJenkinsfile(jenkinsfile), spec.commandLine());
        }
        Path home = common.home(CommonOptions.standardHome().resolve("demo"));
        try (HomeLock lock = HomeLock.take(home, spec.commandLine());
             DemoServices services = DemoServices.start(home.resolve("demo"));
             ControllerSession session = ControllerSession.start(home, lock);
             WebServer web = web(home)) {
            return release(home, services, session, web) ? Main.DONE : Main.FAILED;
        } catch (PortInUseException taken) {
            throw new UsageException(taken.getMessage(), spec.commandLine());
        }
    }

    private WebServer web(Path home) throws IOException {
        RememberedPort remembered = new RememberedPort(home.resolve("demo").resolve("web.port"));
        WebServer web = listen(home, port == 0 ? remembered.get() : port);
        remembered.remember(web.port());
        return web;
    }

    /** Where nobody asked for that port, or nobody will look at the page, a free one will do as well. */
    private WebServer listen(Path home, int wanted) throws IOException {
        try {
            return WebServer.start(home, wanted);
        } catch (PortInUseException taken) {
            if (once || port == 0) {
                return WebServer.start(home, 0);
            }
            throw taken;
        }
    }

    private boolean release(Path home, DemoServices services, ControllerSession session, WebServer web) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        session.reachedAt(web.address());
        out.println(Messages.DemoCommand_Ready(services.registryAddress(), services.dev().url(), services.production().url()));
        Optional<WorkflowRun> interrupted = PipelineLaunch.interrupted(session.jenkins(), JOB);
        WorkflowRun run = interrupted.isPresent() ? interrupted.get() : start(home, services, session);
        if (interrupted.isPresent()) {
            out.println(Messages.DemoCommand_Already());
        }
        out.println(Messages.DemoCommand_Open(web.startAddress("job/" + JOB + "/" + run.getNumber() + "/")));
        out.flush();
        BuildFollower.Answer answer = once ? BuildFollower.approving(out) : question -> out.println(Messages.DemoCommand_Review());
        Result result;
        try (Interruption ignored = Interruption.aborting(run)) {
            result = new BuildFollower(run, out, answer, 0).follow();
        }
        DemoSummary.print(run, out);
        if (!once) {
            out.println(Messages.DemoCommand_Stay());
            out.flush();
            new CountDownLatch(1).await();
        }
        return Result.SUCCESS.equals(result);
    }

    private WorkflowRun start(Path home, DemoServices services, ControllerSession session) throws Exception {
        SampleRepository repository = SampleRepository.of(sample.toAbsolutePath(), home.resolve("demo").resolve("greeting.git"));
        session.store(DemoCredentials.of(services));
        DemoClusters.configure();
        WorkflowJob job = PipelineLaunch.define(session.jenkins(), JOB, Files.readString(jenkinsfile));
        HomeEnvironment.set(home, Map.of("REGISTRY", services.registryAddress(), "GIT_URL", repository.url()));
        Map<String, String> parameters = Map.of("BRANCH_NAME", "main", "TAG_NAME", "v1.0." + job.getNextBuildNumber());
        return PipelineLaunch.start(job, parameters, Map.of(), spec.commandLine());
    }
}
