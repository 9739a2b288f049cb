package io.jenkins.plugins.kubesphere.cluster.real;

import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.PATIENT;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.configMap;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.deployment;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.documents;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.Former;
import io.jenkins.plugins.kubesphere.cluster.PlannedChange;
import io.jenkins.plugins.kubesphere.cluster.Release;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** Manifests that say what is there already make no write, and the result tells what was done to each object. */
public class UnchangedTest {

    @Rule
    public final RealCluster cluster = new RealCluster();

    private final Recorder heard = new Recorder();

    @Test
    public void theSecondApplyOfTheSameSendsNothingThatCouldWrite() throws Exception {
        String all = documents(deployment("web", "app:1", 2), configMap("settings", "1"),
                "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n",
                "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {a: aHVudGVyMg==}\nstringData: {b: plain}\n",
                "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: runner}\n",
                "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {minReplicas: 2, maxReplicas: 4, scaleTargetRef: "
                        + "{apiVersion: apps/v1, kind: Deployment, name: web}, metrics: [{type: Resource, resource: {name: cpu, target: "
                        + "{type: Utilization, averageUtilization: 80}}}]}\n",
                "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {minAvailable: 1, selector: {matchLabels: {app: web}}}\n");
        ReleaseResult first = cluster.apply(all, PATIENT, heard);
        assertEquals(7, first.count(AppliedObject.Change.CREATED));
        AppliedObject deployment = first.objects().get(0);
        assertEquals("a Deployment that is created has generation 1", List.of(0L, 1L), List.of(deployment.generationBefore(), deployment.generation()));
        assertTrue("it took some time", deployment.secondsToReady() > 0);
        List<String> before = AuditLog.requests(cluster);
        assertEquals(7, cluster.apply(all, PATIENT, heard).count(AppliedObject.Change.UNCHANGED));
        assertEquals("not even a dry run", before, AuditLog.requests(cluster));
        ReleaseResult third = cluster.apply(all.replace("app:1", "app:2"), PATIENT, heard);
        assertEquals(List.of(1L, 2L), List.of(third.objects().get(0).generationBefore(), third.objects().get(0).generation()));
        assertEquals(AppliedObject.Change.CHANGED, third.objects().get(0).change());
        assertEquals(6, third.count(AppliedObject.Change.UNCHANGED));
    }

    @Test
    public void whatTheServerWritesDifferentlyIsUnchangedToo() throws Exception {
        String all = documents(
                deployment("web", "app:1", 1).replace("image: \"app:1\"", "image: \"app:1\", resources: {limits: {cpu: 1000m, memory: 1024Mi}}, "
                        + "ports: [{containerPort: 80}], env: []"),
                "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: hunter2}\n");
        cluster.apply(all, PATIENT, heard);
        List<String> writes = AuditLog.writes(cluster);
        assertEquals(2, writes.size());
        assertEquals(2, cluster.apply(all, PATIENT, heard).count(AppliedObject.Change.UNCHANGED));
        assertEquals(writes, AuditLog.writes(cluster));
    }

    /** After a restart in the middle of a rollback all of it is done again. */
    @Test
    public void whatIsBackAlreadyIsNotReturnedASecondTime() throws Exception {
        cluster.kubectl(configMap("kept", "old"), "apply", "-f", "-");
        cluster.apply(configMap("back", "old"), PATIENT, heard);
        List<Former> formers = new ArrayList<>();
        cluster.apply(documents(configMap("kept", "new"), configMap("back", "new")), PATIENT, new Recorder() {
            @Override
            public void planned(List<PlannedChange> changes) {
                changes.forEach(change -> formers.add(change.former()));
            }
        });
        assertEquals(List.of(), RealCluster.await(Release.resume(cluster.admin(), List.of(), PATIENT, heard).after(formers, List.of()).rollback()));
        assertEquals("old", cluster.get("v1", "configmaps/back").at("/data/key").asText());
        List<String> writes = AuditLog.writes(cluster);
        assertEquals(List.of(), RealCluster.await(Release.resume(cluster.admin(), List.of(), PATIENT, heard).after(formers, List.of()).rollback()));
        assertEquals(writes, AuditLog.writes(cluster));
    }
}
