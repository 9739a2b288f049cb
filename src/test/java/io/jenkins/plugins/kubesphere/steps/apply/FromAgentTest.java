package io.jenkins.plugins.kubesphere.steps.apply;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.ClusterException;
import io.jenkins.plugins.kubesphere.cluster.Kubeconfig;
import io.jenkins.plugins.kubesphere.cluster.Release;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import io.jenkins.plugins.kubesphere.cluster.ReleaseOptions;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigLookup;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocuments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** {@code where: 'agent'}: a cluster that only the agent reaches, as only it knows the cluster's host. */
public class FromAgentTest {

    private static final String HOST = "cluster.of.the.agent";
    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: app, image: app}]}
            """;

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private SimulatedCluster cluster;

    @Before
    public void startCluster() throws Exception {
        cluster = SimulatedCluster.start(SimulatedClusterOptions.named("far").podsStartAfter(Duration.ofMillis(300)));
    }

    @After
    public void stopCluster() throws Exception {
        cluster.close();
    }

    private String kubeconfig() {
        String server = cluster.url().toString();
        return cluster.kubeconfig().replace("server: " + server, "tls-server-name: localhost\n    server: " + server.replace("127.0.0.1", HOST));
    }

    private static ReleaseResult apply(ClusterConnection connection) throws Exception {
        try {
            return Release.of(connection, ManifestDocuments.read("m.yaml", MANIFEST), ReleaseOptions.DEFAULT, new ReleaseListener() { }).start()
                    .get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ClusterException problem ? problem : e;
        }
    }

    @Test
    public void anAgentInAProcessOfItsOwnMakesAllRequests() throws Exception {
        Path hosts = Files.writeString(folder.newFile("hosts").toPath(), "127.0.0.1 " + HOST + "\n");
        Kubeconfig parsed = Kubeconfig.parse(kubeconfig());
        ClusterException unknown = assertThrows(ClusterException.class, () -> apply(ClusterConnection.to(parsed.access(null))));
        assertThat(unknown.getMessage(), containsString("the host " + HOST + " is not known"));
        try (AgentProcess agent = new AgentProcess("-Djdk.net.hosts.file=" + hosts)) {
            KubeconfigLookup.Choice choice = new KubeconfigLookup.Choice(kubeconfig(), null, false, parsed.access(null));
            ClusterConnection connection = ClusterConnection.through(choice.access(), new AgentTransport(agent.directory(folder.getRoot()), choice));
            ReleaseResult result = apply(connection);
            assertEquals(1, result.objects().size());
            assertTrue(result.objects().get(0).secondsToReady() > 0);
            assertEquals(2, cluster.object("Deployment", "default", "web").orElseThrow().at("/status/availableReplicas").asInt());
            assertTrue("discovery, reading, dry run, write and watches", agent.calls() >= 5);
        }
    }

    @Test
    public void theStepOfAPipelineDoesSo() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials()
                .add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "far", "", Secret.fromString(cluster.kubeconfig())));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("node('') {\nwriteFile file: 'm.yml', text: '''" + MANIFEST
                + "'''\necho \"created=${envsubstApply(file: 'm.yml', kubeconfigId: 'far', where: 'agent').created}\"\n}", true));
        assertThat(JenkinsRule.getLog(jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0))), containsString("created=1"));
    }
}
