package io.jenkins.plugins.kubesphere.steps.multi;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.Util;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.cluster.Answer;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.Kubeconfig;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import java.io.File;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Assert;
import org.jvnet.hudson.test.JenkinsRule;

/** Some simulated clusters and a controller that knows them, for tests of releases over all of them. */
final class Fleet implements AutoCloseable {
    static final String MANIFEST = """
            writeFile file: 'deploy.yml', text: '''apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: app, image: "$IMAGE"}]}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {region: "$REGION"}
            '''
            """;
    static final String VARS = "vars: [IMAGE: 'registry/demo/web:1', REGION: 'all'], timeout: '20s', lostAfter: '2s', lockWait: '4s'";

    private final Map<String, SimulatedCluster> clusters = new LinkedHashMap<>();
    private final File folder = Files.createTempDirectory("fleet").toFile();
    private Duration podStart = Duration.ofMillis(50);
    private int jobs;

    Fleet(String... names) throws Exception {
        for (String name : names) {
            start(name);
        }
    }

    /** Clusters in memory that differ from each other. */
    Fleet(List<SimulatedClusterOptions> all) throws Exception {
        for (SimulatedClusterOptions options : all) {
            clusters.put(options.name(), SimulatedCluster.start(options));
        }
    }

    /** Starts a cluster; one that was stopped has its address and its objects again. */
    void start(String name) throws Exception {
        clusters.put(name, SimulatedCluster.start(SimulatedClusterOptions.named(name).podsStartAfter(podStart).keptIn(new File(folder, name).toPath())));
    }

    /** From now on the cluster refuses connections. */
    void stop(String name) throws Exception {
        clusters.get(name).close();
    }

    /** Starts it anew with pods that take that long. */
    void slow(String name, Duration pods) throws Exception {
        stop(name);
        podStart = pods;
        start(name);
        podStart = Duration.ofMillis(50);
    }

    /** Somebody else changes the deployment. */
    void patch(String name, String manager, String json) throws Exception {
        Answer answer = ClusterConnection.to(Kubeconfig.parse(clusters.get(name).kubeconfig()).access(null)).send("PATCH",
                "/apis/apps/v1/namespaces/default/deployments/web?fieldManager=" + manager, "application/merge-patch+json",
                new ObjectMapper().readTree(json)).get();
        Assert.assertTrue(answer.message(), answer.isOk());
    }

    SimulatedCluster cluster(String name) {
        return clusters.get(name);
    }

    /** Adds the credentials, and the clusters with these labels: {@code name=tier=canary,env=test}. */
    void configure(KubernetesCluster... configured) throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().clear();
        clusters.forEach((name, cluster) -> store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, name, "",
                Secret.fromString(cluster.kubeconfig()))));
        store.save();
        KubernetesClusters.get().setClusters(List.of(configured));
    }

    static KubernetesCluster member(String name, String labels, String standbyOf) {
        KubernetesCluster cluster = new KubernetesCluster(name, name);
        cluster.setLabels(labels);
        cluster.setStandbyOf(standbyOf);
        return cluster;
    }

    WorkflowJob job(JenkinsRule jenkins, String body) throws Exception {
        WorkflowJob job = jenkins.jenkins.createProject(WorkflowJob.class, "release-" + ++jobs);
        job.setDefinition(new CpsFlowDefinition("node('') {\n" + MANIFEST + body + "\n}", true));
        return job;
    }

    WorkflowRun run(JenkinsRule jenkins, Result result, String body) throws Exception {
        return jenkins.assertBuildStatus(result, job(jenkins, body).scheduleBuild2(0));
    }

    /** Runs a release that is one of several of an application. */
    WorkflowRun run(JenkinsRule jenkins, Result result, String application, String arguments) throws Exception {
        return run(jenkins, result, "multiClusterDeploy(file: 'deploy.yml', application: '" + application + "', " + arguments + ")");
    }

    /** Starts a build and gives it while it runs. */
    WorkflowRun begin(JenkinsRule jenkins, String body) throws Exception {
        return job(jenkins, body).scheduleBuild2(0).waitForStart();
    }

    static FleetRecord record(WorkflowRun run) throws Exception {
        return run.getAction(FleetAction.class).getRecords().get(0);
    }

    String image(String cluster) {
        return deployment(cluster).map(object -> object.at("/spec/template/spec/containers/0/image").asText()).orElse("none");
    }

    int replicas(String cluster) {
        return deployment(cluster).map(object -> object.at("/spec/replicas").asInt()).orElse(-1);
    }

    Optional<JsonNode> deployment(String cluster) {
        return clusters.get(cluster).object("Deployment", "default", "web");
    }

    @Override
    public void close() throws Exception {
        for (SimulatedCluster cluster : clusters.values()) {
            cluster.close();
        }
        Util.deleteRecursive(folder);
    }
}
