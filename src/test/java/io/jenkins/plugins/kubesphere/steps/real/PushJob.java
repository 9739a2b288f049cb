package io.jenkins.plugins.kubesphere.steps.real;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** A pipeline job with one push in it. */
final class PushJob {

    static final String WRONG_PASSWORD = "an-0ther-Secret-altogether";

    private final JenkinsRule jenkins;
    private final WorkflowJob job;

    PushJob(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        this.job = jenkins.jenkins.createProject(WorkflowJob.class, "release");
        Files.createDirectories(workspace());
    }

    /** Stores an account under the id {@code harbor}, and the same with another password as {@code wrong}. */
    PushJob withCredentials(Access.Password account) throws Exception {
        var store = SystemCredentialsProvider.getInstance().getCredentials();
        store.add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "harbor", "", account.username(), account.password()));
        store.add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "wrong", "", account.username(), WRONG_PASSWORD));
        return this;
    }

    Path workspace() {
        return Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote());
    }

    /** Runs a script inside {@code node} and expects a result. */
    WorkflowRun run(Result expected, String script) throws Exception {
        define(script);
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    /** Pushes with an engine in the environment. */
    WorkflowRun runWith(String engine, Result expected, String script) throws Exception {
        return run(expected, with(engine, script));
    }

    /** The same without waiting for its end. */
    WorkflowRun startWith(String engine, String script) throws Exception {
        define(with(engine, script));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static String with(String engine, String script) {
        return "withEnv(['DOCKER_HOST=" + engine + "']) {\n" + script + "\n}";
    }

    private void define(String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node('') {\n" + script + "\n}", true));
    }
}
