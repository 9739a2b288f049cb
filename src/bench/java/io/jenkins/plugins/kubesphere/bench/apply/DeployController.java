package io.jenkins.plugins.kubesphere.bench.apply;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.EmbeddedController;
import io.jenkins.plugins.kubesphere.embedded.EmbeddedOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** An embedded controller with a credential {@code cluster}, on which pipelines are measured. */
final class DeployController implements AutoCloseable {

    private static final Pattern TOOK = Pattern.compile("^took (.+): (\\d+) ns$", Pattern.MULTILINE);

    private final Path home;
    private final EmbeddedController controller;
    private int jobs;

    DeployController(Path home, int executors, String kubeconfig) throws IOException {
        FileUtils.deleteDirectory(home.toFile());
        this.home = home;
        this.controller = EmbeddedController.start(EmbeddedOptions.home(home).withExecutors(executors));
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "cluster", "", Secret.fromString(kubeconfig)));
        store.save();
    }

    /** A job with these lines inside {@code node}. */
    WorkflowJob job(String body) throws Exception {
        WorkflowJob job = controller.jenkins().createProject(WorkflowJob.class, "job-" + ++jobs);
        job.setDefinition(new CpsFlowDefinition("node {\n" + body + "\n}\n", false));
        return job;
    }

    /** Runs a pipeline that says {@code took NAME: NUMBER ns}; the numbers as seconds, by their names. */
    Map<String, List<Double>> run(String body) throws Exception {
        WorkflowRun run = job(body).scheduleBuild2(0).get();
        String log = Files.readString(run.getLogFile().toPath());
        if (run.getResult() != Result.SUCCESS) {
            throw new IllegalStateException("the measured pipeline ended as " + run.getResult() + ":\n" + log);
        }
        Map<String, List<Double>> times = new LinkedHashMap<>();
        Matcher took = TOOK.matcher(log);
        while (took.find()) {
            times.computeIfAbsent(took.group(1), name -> new ArrayList<>()).add(Long.parseLong(took.group(2)) / 1e9);
        }
        return times;
    }

    @Override
    public void close() throws IOException {
        controller.close();
        FileUtils.deleteDirectory(home.toFile());
    }
}
