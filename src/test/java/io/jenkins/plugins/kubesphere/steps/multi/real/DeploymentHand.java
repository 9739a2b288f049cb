package io.jenkins.plugins.kubesphere.steps.multi.real;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.cluster.Answer;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.real.RealCluster;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stands in for the controllers of an API server that has none: whatever a deployment asks for is soon so, while the hand is not held. */
final class DeploymentHand implements AutoCloseable {
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ClusterConnection cluster;
    private volatile boolean held;

    DeploymentHand(ClusterConnection cluster) {
        this.cluster = cluster;
        thread.scheduleWithFixedDelay(this::look, 0, 200, TimeUnit.MILLISECONDS);
    }

    void hold(boolean now) {
        held = now;
    }

    private void look() {
        Answer answer = held ? null : cluster.get(DEPLOYMENTS).exceptionally(failure -> null).join();
        if (answer == null || !answer.isOk()) {
            return;
        }
        for (JsonNode deployment : answer.body().path("items")) {
            int replicas = deployment.at("/spec/replicas").asInt();
            JsonNode status = deployment.path("status");
            if (status.path("observedGeneration").asLong() != deployment.at("/metadata/generation").asLong() || status.path("replicas").asInt() != replicas) {
                ready(deployment.at("/metadata/name").asText(), deployment.at("/metadata/generation").asLong(), replicas);
            }
        }
    }

    private void ready(String name, long generation, int replicas) {
        try {
            cluster.send("PATCH", DEPLOYMENTS + "/" + name + "/status", "application/merge-patch+json", RealCluster.json("""
                    {"status": {"observedGeneration": %d, "replicas": %2$d, "updatedReplicas": %2$d, "readyReplicas": %2$d, "availableReplicas": %2$d,
                     "conditions": [{"type": "Available", "status": "True"}, {"type": "Progressing", "status": "True", "reason": "NewReplicaSetAvailable"}]}}
                    """.formatted(generation, replicas))).exceptionally(failure -> null).join();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
