package io.jenkins.plugins.kubesphere.steps.apply;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.cluster.Line;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** A build is aborted while its cluster is silent: it ends although no answer comes, and when the line works again nothing more is written. */
public class AbortTest {

    private static final String MANIFEST = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {a: b}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: app, image: "IMAGE"}]}
            """;

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private SimulatedCluster cluster;
    private Line line;

    @Before
    public void startCluster() throws Exception {
        cluster = SimulatedCluster.start(SimulatedClusterOptions.named("dev").podsStartAfter(Duration.ofMinutes(5)).answeringAfter(Duration.ofMillis(150)));
        line = new Line(cluster.url());
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "dev", "", Secret.fromString(line.through(cluster.kubeconfig()))));
        store.save();
    }

    @After
    public void stopCluster() throws Exception {
        line.close();
        cluster.close();
    }

    private WorkflowRun start(String image, String options) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("node('') {\nwriteFile file: 'm.yml', text: '''" + MANIFEST.replace("IMAGE", image)
                + "'''\nenvsubstApply file: 'm.yml', kubeconfigId: 'dev'" + options + "\n}", true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private List<String> written() {
        return Stream.of(cluster.object("ConfigMap", "default", "settings"), cluster.object("Deployment", "default", "web"))
                .map(object -> object.map(found -> found.at("/metadata/uid") + " " + found.at("/metadata/generation")).orElse("none")).toList();
    }

    private void abort(WorkflowRun run) throws Exception {
        Thread.sleep(500);
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        List<String> then = written();
        line.repair();
        Thread.sleep(1500);
        assertEquals("something was written after the abort", then, written());
        String log = JenkinsRule.getLog(run);
        assertTrue(log, log.indexOf("\tat ") < 0);
    }

    @Test
    public void beforeTheFirstAnswer() throws Exception {
        line.silence();
        WorkflowRun run = start("app", "");
        jenkins.waitForMessage("Applying 2", run);
        abort(run);
        assertEquals(List.of("none", "none"), written());
    }

    @Test
    public void betweenTwoWrites() throws Exception {
        WorkflowRun run = start("app", "");
        jenkins.waitForMessage("ConfigMap default/settings created", run);
        line.silence();
        abort(run);
    }

    @Test
    public void whileWaiting() throws Exception {
        WorkflowRun run = start("app", "");
        jenkins.waitForMessage("pods available", run);
        line.silence();
        abort(run);
        assertTrue(cluster.object("Deployment", "default", "web").isPresent());
    }

    @Test
    public void duringARollback() throws Exception {
        WorkflowRun run = start("app", ", rollback: true, timeout: '2s'");
        jenkins.waitForMessage("not ready after 2 seconds", run);
        line.silence();
        abort(run);
        assertThat(JenkinsRule.getLog(run), containsString("not ready after 2 seconds"));
    }
}
