package io.jenkins.plugins.kubesphere.embedded.browser;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import io.jenkins.plugins.kubesphere.embedded.web.WebServer;
import io.jenkins.plugins.kubesphere.report.DeployedObject;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import io.jenkins.plugins.kubesphere.report.fleet.GateRecord;
import io.jenkins.plugins.kubesphere.report.fleet.WaveRecord;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** A controller with clusters and with releases over them in each state that a board shows. */
final class FleetController implements AutoCloseable {
    private static final String IMAGE = "registry.example.com/shop/web@sha256:ab12cd34ef56ab12cd34ef56ab12cd34ef56ab12cd34ef56ab12cd34ef56ab12";
    private static final String MANIFEST = """
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
            data: {region: "$REGION"}
            '''
            """;
    private static final String STEP = "multiClusterDeploy file: 'deploy.yml', clusters: '*', lostAfter: '60s', lockWait: '1h', "
            + "vars: [IMAGE: '" + IMAGE + "', REGION: 'all'], ";
    private static final String WAVES = "waves: [[clusters: 'tier=canary', gate: [approve: 'release-managers']], [clusters: 'bj,gz'], [clusters: 'dr']]";

    private final JenkinsRule rule;
    private final Map<String, SimulatedCluster> clusters = new LinkedHashMap<>();
    private WebServer web;

    private FleetController(JenkinsRule rule) {
        this.rule = rule;
    }

    static FleetController start(JenkinsRule rule) throws Exception {
        FleetController controller = new FleetController(rule);
        controller.web = WebServer.start(rule.jenkins.getRootDir().toPath(), 0);
        JenkinsLocationConfiguration.get().setUrl(controller.web.address().toString());
        rule.jenkins.setNumExecutors(8);
        controller.startClusters();
        controller.release("gated", "timeout: '60s', application: 'gated', " + WAVES, true);
        controller.release("waiting", "timeout: '60s', application: 'shop', " + WAVES, true);
        controller.release("failing", "application: 'failing', onFailure: 'continue', maxFailures: 3, waves: [[clusters: 'tier=canary'], [clusters: 'bj,gz'], [clusters: 'dr']],"
                + "timeout: '15s', overrides: [[clusters: 'gz', vars: [IMAGE: 'registry.example.com/shop/crash:2']]]", false);
        WorkflowRun locked = controller.release("locked", "timeout: '60s', application: 'shop', " + WAVES, false);
        await("waiting: ", locked);
        controller.hundred();
        return controller;
    }

    private void startClusters() throws Exception {
        List<KubernetesCluster> configured = new ArrayList<>();
        for (String[] one : new String[][] {{"sh", "tier=canary,region=sh,env=production"}, {"bj", "region=bj,env=production"}, {"gz", "region=gz,env=production"},
            {"dr", "region=dr,env=standby"}}) {
            SimulatedCluster cluster = SimulatedCluster.start(SimulatedClusterOptions.named(one[0]).podsStartAfter(Duration.ofMillis(400)));
            clusters.put(one[0], cluster);
            SystemCredentialsProvider.getInstance().getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, one[0], "",
                    Secret.fromString(cluster.kubeconfig())));
            KubernetesCluster known = new KubernetesCluster(one[0], one[0]);
            known.setLabels(one[1]);
            if (one[0].equals("dr")) {
                known.setStandbyOf("gz");
            }
            configured.add(known);
        }
        KubernetesClusters.get().setClusters(configured);
    }

    private WorkflowRun release(String name, String arguments, boolean untilGate) throws Exception {
        WorkflowJob job = rule.jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition("node('') {\n" + MANIFEST + STEP + arguments + "\n}", true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        if (untilGate) {
            await("Waiting for the approval of", run);
        }
        return run;
    }

    /** A release that ended instead says why. */
    private static void await(String message, WorkflowRun run) throws Exception {
        for (String log = ""; !log.contains(message); log = JenkinsRule.getLog(run)) {
            if (!run.isBuilding() || System.currentTimeMillis() > run.getStartTimeInMillis() + 240_000) {
                throw new AssertionError(run + " does not say '" + message + "' but: " + JenkinsRule.getLog(run));
            }
            Thread.sleep(100);
        }
    }

    /** A release that is over, as it was recorded: 100 clusters in four waves. */
    private void hundred() throws Exception {
        WorkflowJob job = rule.jenkins.createProject(WorkflowJob.class, "hundred");
        job.setDefinition(new CpsFlowDefinition("echo 'done'", true));
        WorkflowRun run = rule.buildAndAssertSuccess(job);
        FleetRecord record = new FleetRecord("r1", "shop", false, System.currentTimeMillis() - 754_000);
        List<WaveRecord> waves = new ArrayList<>();
        List<ClusterRecord> members = new ArrayList<>();
        int[] sizes = {4, 16, 40, 40};
        for (int wave = 1; wave <= sizes.length; wave++) {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= sizes[wave - 1]; i++) {
                String name = "edge-" + wave + "-" + i;
                boolean bad = wave == 3 && i == 7;
                names.add(name);
                members.add(new ClusterRecord(name, Map.of("region", "r" + i % 7, "env", "production"), wave, List.of()).withServer("https://" + name + ":6443")
                        .withTimes(1, 2).withSeconds(bad ? -1 : 3.5 + i).withImages(List.of(IMAGE)).withReason(bad ? "Deployment default/web: 0 of 2 pods are ready" : "")
                        .withObjects(List.of(new DeployedObject("Deployment", "default", "web", "changed"), new DeployedObject("Service", "default", "web", "unchanged")))
                        .withDiff(List.of("Deployment default/web", "- spec.replicas: 1", "+ spec.replicas: 2")).in(bad ? "failed" : "ready", "", 3));
            }
            waves.add(new WaveRecord(wave, names, 10, 0, wave == sizes.length ? null : new GateRecord(null, 300, null, false).in(GateRecord.PASSED, "")));
        }
        record.layOut(waves, members);
        record.end("tolerated", "", System.currentTimeMillis());
        FleetAction.of(run).open(record);
    }

    URI startAddress() {
        return web.startAddress();
    }

    @Override
    public void close() throws IOException {
        for (String job : new String[] {"gated", "waiting", "locked"}) {
            WorkflowRun run = Jenkins.get().getItemByFullName(job, WorkflowJob.class).getLastBuild();
            if (run.isBuilding()) {
                run.doStop();
            }
        }
        for (SimulatedCluster cluster : clusters.values()) {
            cluster.close();
        }
        web.close();
    }
}
