package io.jenkins.plugins.kubesphere.steps.multi;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
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
    private int jobs;

    Fleet(String... names) throws Exception {
        for (String name : names) {
            start(name, 0);
        }
    }

    private void start(String name, int port) throws Exception {
        clusters.put(name, SimulatedCluster.start(SimulatedClusterOptions.named(name).podsStartAfter(Duration.ofMillis(50)).onPort(port)));
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

    String image(String cluster) {
        return clusters.get(cluster).object("Deployment", "default", "web")
                .map(object -> object.at("/spec/template/spec/containers/0/image").asText()).orElse("none");
    }

    int replicas(String cluster) {
        return clusters.get(cluster).object("Deployment", "default", "web").map(object -> object.at("/spec/replicas").asInt()).orElse(-1);
    }

    @Override
    public void close() throws Exception {
        for (SimulatedCluster cluster : clusters.values()) {
            cluster.close();
        }
    }
}
