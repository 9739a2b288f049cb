package io.jenkins.plugins.kubesphere.bench.fleet;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.EmbeddedController;
import io.jenkins.plugins.kubesphere.report.fleet.FleetAction;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** A controller in this process, whose threads and heap are looked at while it releases. */
final class MeasuredController implements AutoCloseable {

    private final EmbeddedController controller;
    private int jobs;

    /**
     * What one release took.
     *
     * @param record what is known of it afterwards
     * @param threads the most threads at a time
     * @param heapBytes what lay in the heap, garbage aside, while all clusters were being watched, more than before
     */
    record Figures(FleetRecord record, int threads, long heapBytes) {
    }

    MeasuredController(Path home, List<Path> kubeconfigs) throws Exception {
        controller = EmbeddedController.start(home);
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        List<KubernetesCluster> clusters = new ArrayList<>();
        for (int i = 0; i < kubeconfigs.size(); i++) {
            String name = kubeconfigs.get(i).getFileName().toString();
            store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, name, "", Secret.fromString(Files.readString(kubeconfigs.get(i)))));
            KubernetesCluster cluster = new KubernetesCluster(name, name);
            // Each wave has near and far clusters.
            cluster.setLabels("wave=" + (i % 20 == 0 ? "1" : i % 4 == 1 ? "2" : "3") + (i % 10 == 0 ? ",sample=yes" : ""));
            clusters.add(cluster);
        }
        store.save();
        KubernetesClusters.get().setClusters(clusters);
    }

    Figures release(String manifest, String image, String arguments, boolean heap) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = heap ? usedHeap() : 0;
        WorkflowJob job = controller.jenkins().createProject(WorkflowJob.class, "release-" + ++jobs);
        job.setDefinition(new CpsFlowDefinition("node('') {\nwriteFile file: 'deploy.yml', text: '''" + manifest.replace("$", "\\$") + "'''\n"
                + "multiClusterDeploy file: 'deploy.yml', application: 'shop', vars: [IMAGE: '" + image + "'], " + arguments + "\n}", true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        int most = 0;
        long used = 0;
        while (run.isBuilding()) {
            most = Math.max(most, threads.getThreadCount());
            if (heap && used == 0 && run.getLog().contains("Watching the clusters")) {
                used = usedHeap() - before;
            }
            Thread.sleep(20);
        }
        if (run.getResult() != hudson.model.Result.SUCCESS) {
            throw new IllegalStateException(run.getLog());
        }
        return new Figures(run.getAction(FleetAction.class).getRecords().get(0), most, used);
    }

    private static long usedHeap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
            least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    @Override
    public void close() throws Exception {
        controller.close();
    }
}
