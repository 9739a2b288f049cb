package io.jenkins.plugins.kubesphere.embedded.browser;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.GateRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/**
 * The release that the documentation's pictures of the board show, build 2 of the job "pictured": one cluster has failed, one does not answer, and the
 * gate before the third wave waits for somebody.
 */
final class PicturedRelease implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String FAILS = "gz-1";
    private static final String SILENT = "cd-1";
    private static final String SCRIPT = """
            node('') {
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
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}, ports: [{port: 80}]}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {release: "$RELEASE"}
            '''
                multiClusterDeploy(file: 'deploy.yml', application: 'shop', clusters: 'env=production', onFailure: 'continue', maxFailures: 3,
                        timeout: '20s', lostAfter: '3s', vars: [RELEASE: 'RELEASE', IMAGE: 'registry.example.com/shop/web@sha256:DIGEST'],
                        waves: [[clusters: 'tier=canary', gate: [healthFor: '1s']],
                                [clusters: 'region in (bj,gz)', maxParallel: 4GATE], [clusters: '*', maxParallel: 4]]OVERRIDES) {
                    echo "$DEPLOY_EVENT $DEPLOY_CLUSTERS"
                }
            }
            """;

    private final Map<String, SimulatedCluster> clusters = new LinkedHashMap<>();

    private PicturedRelease() {
    }

    /** @param jenkins a running controller whose clusters these become */
    static PicturedRelease start(Jenkins jenkins) throws Exception {
        PicturedRelease release = new PicturedRelease();
        release.startClusters();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "pictured");
        run(job, script("4.1", "99aa", "", ""), false);
        release.clusters.get(SILENT).close();
        run(job, script("4.2", "ab12cd34ef56", ", gate: [approve: 'release-managers']",
                ", overrides: [[clusters: '" + FAILS + "', vars: [IMAGE: 'registry.example.com/shop/crash:4.2']]]"), true);
        return release;
    }

    private static String script(String release, String digest, String gate, String overrides) {
        return SCRIPT.replace("'RELEASE'", "'" + release + "'").replace("DIGEST", digest.repeat(64).substring(0, 64)).replace("GATE", gate).replace("OVERRIDES", overrides);
    }

    private void startClusters() throws Exception {
        List<KubernetesCluster> configured = new ArrayList<>();
        for (String[] one : new String[][] {{"sh-canary-1", "tier=canary,env=production,region=sh,zone=a,rack=7"}, {"bj-1", "env=production,region=bj"},
            {"bj-2", "env=production,region=bj"}, {FAILS, "env=production,region=gz"}, {"hz-1", "env=production,region=hz"},
            {"hz-2", "env=production,region=hz"}, {SILENT, "env=production,region=cd"}}) {
            SimulatedCluster cluster = SimulatedCluster.start(SimulatedClusterOptions.named(one[0]).podsStartAfter(Duration.ofMillis(900)));
            clusters.put(one[0], cluster);
            SystemCredentialsProvider.getInstance().getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, one[0], "",
                    Secret.fromString(cluster.kubeconfig())));
            KubernetesCluster known = new KubernetesCluster(one[0], one[0]);
            known.setLabels(one[1]);
            configured.add(known);
        }
        KubernetesClusters.get().setClusters(configured);
    }

    private static void run(WorkflowJob job, String script, boolean untilItAsks) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        for (long end = System.currentTimeMillis() + PATIENCE.toMillis(); untilItAsks ? !asks(run) : run.isBuilding(); ) {
            if (System.currentTimeMillis() > end || untilItAsks && !run.isBuilding()) {
                throw new IllegalStateException(run + " is not where the picture wants it");
            }
            Thread.sleep(100);
        }
    }

    private static boolean asks(WorkflowRun run) throws IOException {
        FleetAction page = run.getAction(FleetAction.class);
        return page != null && !page.getRecords().isEmpty() && page.getRecords().get(0).getGate(2).getState().equals(GateRecord.WAITING);
    }

    @Override
    public void close() throws IOException {
        for (SimulatedCluster cluster : clusters.values()) {
            cluster.close();
        }
    }
}
