package io.jenkins.plugins.kubesphere.cluster;

import static io.jenkins.plugins.kubesphere.cluster.Readiness.State.FAILED;
import static io.jenkins.plugins.kubesphere.cluster.Readiness.State.FAILING;
import static io.jenkins.plugins.kubesphere.cluster.Readiness.State.READY;
import static io.jenkins.plugins.kubesphere.cluster.Readiness.State.WAITING;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.manifest.ManifestDocuments;
import org.junit.Test;

/** Each kind's rule, from objects as the API server shows them, ready and not. */
public class ReadinessTest {

    private static void is(Readiness.State expected, String reason, String kind, String rest) throws Exception {
        String object = "{apiVersion: v1, kind: " + kind + ", metadata: {name: a, generation: 2}, " + rest + "}";
        Readiness found = Readiness.of(ManifestDocuments.read("o.yaml", object).get(0).object());
        assertEquals(object + " " + found.reason(), expected, found.state());
        assertTrue(object + " " + found.reason(), expected == READY ? found.reason().isEmpty() : found.reason().contains(reason));
    }

    private static String condition(String type, String status, String reason) {
        return "status: {conditions: [{type: " + type + ", status: '" + status + "', reason: " + reason + ", message: because}]}";
    }

    @Test
    public void deployments() throws Exception {
        String spec = "spec: {replicas: 2}, status: {observedGeneration: 2, ";
        is(READY, "", "Deployment", spec + "replicas: 2, updatedReplicas: 2, availableReplicas: 2}");
        is(READY, "", "Deployment", "spec: {replicas: 0}, status: {observedGeneration: 2}");
        is(WAITING, "has not seen it", "Deployment", "spec: {replicas: 0}");
        is(WAITING, "has not seen it", "Deployment", "spec: {replicas: 2}, status: {observedGeneration: 1, replicas: 2, updatedReplicas: 2, availableReplicas: 2}");
        is(WAITING, "1 of 2 pods updated", "Deployment", spec + "replicas: 2, updatedReplicas: 1, availableReplicas: 2}");
        is(WAITING, "1 old pods", "Deployment", spec + "replicas: 3, updatedReplicas: 2, availableReplicas: 2}");
        is(WAITING, "1 of 2 pods available", "Deployment", spec + "replicas: 2, updatedReplicas: 2, availableReplicas: 1}");
        is(WAITING, "paused", "Deployment", "spec: {replicas: 1, paused: true}, status: {observedGeneration: 2, replicas: 1, updatedReplicas: 1, availableReplicas: 1}");
        is(FAILED, "progress deadline", "Deployment", condition("Progressing", "False", "ProgressDeadlineExceeded"));
        is(FAILING, "exceeded quota", "Deployment", condition("ReplicaFailure", "True", "FailedCreate").replace("because", "'exceeded quota: q'"));
        is(WAITING, "service account", "Deployment",
                condition("ReplicaFailure", "True", "FailedCreate").replace("because", "'forbidden: error looking up service account x'"));
    }

    @Test
    public void otherKindsThatRunPods() throws Exception {
        String set = "spec: {replicas: 3}, status: {observedGeneration: 2, currentRevision: r1, ";
        is(READY, "", "StatefulSet", set + "updateRevision: r1, readyReplicas: 3, updatedReplicas: 3}");
        is(WAITING, "2 of 3 pods available", "StatefulSet", set + "updateRevision: r1, readyReplicas: 2, updatedReplicas: 3}");
        is(WAITING, "1 of 3 pods updated", "StatefulSet", set + "updateRevision: r2, readyReplicas: 3, updatedReplicas: 1}");
        String partition = "spec: {replicas: 3, updateStrategy: {rollingUpdate: {partition: 2}}}, status: {observedGeneration: 2, currentRevision: r1, ";
        is(READY, "", "StatefulSet", partition + "updateRevision: r2, readyReplicas: 3, updatedReplicas: 1}");
        is(WAITING, "0 of 1 pods updated", "StatefulSet", partition + "updateRevision: r2, readyReplicas: 3}");
        is(READY, "", "StatefulSet", "spec: {replicas: 1, updateStrategy: {type: OnDelete}}, status: {observedGeneration: 2, readyReplicas: 1}");
        is(READY, "", "DaemonSet", "status: {observedGeneration: 2, desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2}");
        is(READY, "", "DaemonSet", "status: {observedGeneration: 2, desiredNumberScheduled: 0}");
        is(WAITING, "1 of 2 pods updated", "DaemonSet", "status: {observedGeneration: 2, desiredNumberScheduled: 2, updatedNumberScheduled: 1, numberAvailable: 2}");
        is(WAITING, "1 of 2 pods available", "DaemonSet", "status: {observedGeneration: 2, desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 1}");
        is(READY, "", "ReplicaSet", "spec: {replicas: 1}, status: {observedGeneration: 2, readyReplicas: 1}");
        is(WAITING, "0 of 1", "ReplicaSet", "spec: {replicas: 1}, status: {observedGeneration: 2}");
        is(READY, "", "Job", condition("Complete", "True", "Done"));
        is(READY, "", "Job", "spec: {suspend: true}");
        is(WAITING, "1 of 3 completions", "Job", "spec: {completions: 3}, status: {succeeded: 1}");
        is(FAILED, "the job failed: BackoffLimitExceeded because", "Job", condition("Failed", "True", "BackoffLimitExceeded"));
        is(READY, "", "Pod", condition("Ready", "True", "Up"));
        is(READY, "", "Pod", "status: {phase: Succeeded}");
        is(WAITING, "the pod is Pending", "Pod", "status: {phase: Pending}");
        is(FAILED, "Evicted", "Pod", "status: {phase: Failed, reason: Evicted}");
    }

    @Test
    public void kindsThatSomebodyElseMakesReady() throws Exception {
        is(READY, "", "PersistentVolumeClaim", "status: {phase: Bound}");
        is(WAITING, "Pending", "PersistentVolumeClaim", "status: {phase: Pending}");
        is(FAILED, "Lost", "PersistentVolumeClaim", "status: {phase: Lost}");
        is(READY, "", "Service", "spec: {type: ClusterIP}");
        is(READY, "", "Service", "spec: {type: LoadBalancer}, status: {loadBalancer: {ingress: [{ip: 192.0.2.1}]}}");
        is(WAITING, "load balancer", "Service", "spec: {type: LoadBalancer}, status: {loadBalancer: {}}");
        is(READY, "", "CustomResourceDefinition", condition("Established", "True", "Fine"));
        is(WAITING, "Established", "CustomResourceDefinition", "status: {}");
        is(FAILED, "names of the kind are refused: Taken because", "CustomResourceDefinition", condition("NamesAccepted", "False", "Taken"));
        is(READY, "", "APIService", condition("Available", "True", "Passed"));
        is(WAITING, "Available: MissingEndpoints because", "APIService", condition("Available", "False", "MissingEndpoints"));
        is(READY, "", "HorizontalPodAutoscaler", condition("AbleToScale", "True", "SucceededGetScale"));
        is(READY, "", "HorizontalPodAutoscaler", "status: {}");
        is(WAITING, "AbleToScale: FailedGetScale because", "HorizontalPodAutoscaler", condition("AbleToScale", "False", "FailedGetScale"));
        is(READY, "", "Namespace", "status: {phase: Active}");
        is(WAITING, "Terminating", "Namespace", "status: {phase: Terminating}");
    }

    @Test
    public void anyKindWithStandardConditions() throws Exception {
        is(READY, "", "Anything", "spec: {}");
        is(READY, "", "Anything", condition("Ready", "True", "Done"));
        is(WAITING, "Ready: Progressing because", "Anything", condition("Ready", "False", "Progressing"));
        is(WAITING, "Ready: Asking because", "Anything", condition("Ready", "Unknown", "Asking"));
        is(WAITING, "Reconciling: Busy because", "Anything", condition("Reconciling", "True", "Busy"));
        is(READY, "", "Anything", condition("Reconciling", "False", "Idle"));
        is(FAILED, "Stalled: BadSpec because", "Anything", condition("Stalled", "True", "BadSpec"));
        is(READY, "", "Anything", condition("Stalled", "False", "Fine"));
        is(WAITING, "has not seen it", "Anything", "status: {observedGeneration: 1, conditions: [{type: Ready, status: 'True'}]}");
        is(WAITING, "has not seen it", "Anything", "status: {conditions: [{type: Ready, status: 'True', observedGeneration: 1}]}");
        is(WAITING, "has not seen it", "Anything", "status: {conditions: [{type: Stalled, status: 'True', observedGeneration: 1}]}");
        is(READY, "", "Anything", "status: {observedGeneration: 2, conditions: [{type: Ready, status: 'True', observedGeneration: 2}]}");
    }

    @Test
    public void whatIsBeingDeletedIsNotReady() throws Exception {
        String object = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, deletionTimestamp: '2030-01-01T00:00:00Z'}}";
        assertEquals(WAITING, Readiness.of(ManifestDocuments.read("o.yaml", object).get(0).object()).state());
    }
}
