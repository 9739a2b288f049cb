package io.jenkins.plugins.kubesphere.embedded.browser;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Item;
import io.jenkins.plugins.kubesphere.embedded.demo.DemoCredentials;
import io.jenkins.plugins.kubesphere.embedded.demo.DemoServices;
import io.jenkins.plugins.kubesphere.embedded.demo.SampleRepository;
import io.jenkins.plugins.kubesphere.embedded.web.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** What the browser meets: a running controller with the sample's registry, clusters, repository and credentials, and jobs for every scene. */
final class BrowserController implements AutoCloseable {
    private final Jenkins jenkins;
    private final DemoServices services;
    private final WebServer web;
    private final RepositoryOfJob repository;

    private BrowserController(Jenkins jenkins, DemoServices services, WebServer web, RepositoryOfJob repository) {
        this.jenkins = jenkins;
        this.services = services;
        this.web = web;
        this.repository = repository;
    }

    /** @param jenkins a running controller; everything else lives below its home */
    static BrowserController start(Jenkins jenkins) throws Exception {
        Path home = jenkins.getRootDir().toPath();
        DemoServices services = DemoServices.start(home.resolve("demo"));
        SampleRepository repository = SampleRepository.of(Path.of("src/demo").toAbsolutePath(), home.resolve("greeting.git"));
        for (StandardCredentials one : DemoCredentials.of(services)) {
            SystemCredentialsProvider.getInstance().getCredentials().add(one);
        }
        Properties environment = new Properties();
        environment.putAll(Map.of("REGISTRY", services.registryAddress(), "GIT_URL", repository.url()));
        try (Writer writer = Files.newBufferedWriter(home.resolve("environment.properties"))) {
            environment.store(writer, null);
        }
        RepositoryOfJob own = RepositoryOfJob.start(home.resolve("repositories"));
        BrowserController controller = new BrowserController(jenkins, services, WebServer.start(home, 0), own);
        JenkinsLocationConfiguration.get().setUrl(controller.web.address().toString());
        controller.defineJobs();
        jenkins.setAuthorizationStrategy(new ReadersOf(Map.of("read-only", Set.of(Item.READ, Item.DISCOVER, Item.EXTENDED_READ),
            "outlined", Set.of(Item.READ, Item.DISCOVER, Item.BUILD))));
        return controller;
    }

    private void defineJobs() throws Exception {
        for (String blank : new String[] {"by-mouse", "by-keyboard", "by-form", "matrix", "draft", "history", "templates", "typed"}) {
            define(blank, "");
        }
        for (String job : new String[] {"shop", "approval", "outlined"}) {
            define(job, resource(job));
        }
        for (String job : new String[] {"dragged", "saved-twice", "broken", "read-only"}) {
            define(job, resource("commented"));
        }
        define("printed", resource("printed"));
        for (Map.Entry<String, String> branch : Map.of("repository", "main", "repository-moved", "moved").entrySet()) {
            WorkflowJob committed = jenkins.createProject(WorkflowJob.class, branch.getKey());
            committed.setDefinition(repository.pipeline(branch.getValue()));
            committed.save();
        }
        define("large", LargePipelines.stages(300));
        define("long", LargePipelines.lines(2000));
    }

    private void define(String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        job.save();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = BrowserController.class.getResourceAsStream(name + ".Jenkinsfile")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What to open first; it opens the session of the browser that does. */
    URI startAddress() {
        return web.startAddress();
    }

    @Override
    public void close() throws IOException {
        try (services; repository) {
            web.close();
        }
    }
}
