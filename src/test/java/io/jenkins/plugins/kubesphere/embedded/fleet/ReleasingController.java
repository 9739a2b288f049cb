package io.jenkins.plugins.kubesphere.embedded.fleet;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.EmbeddedController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/**
 * A controller in a process of its own that runs one build after the other, until somebody kills it or a file named {@code enough} lies there. The
 * folder holds the Jenkinsfile, and a kubeconfig for each cluster.
 */
public final class ReleasingController {

    private ReleasingController() {
    }

    /** Starts one; what it prints goes to the file {@code output}. */
    static Process start(Path folder) throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), ReleasingController.class.getName(),
                folder.toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output").toFile())).start();
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        EmbeddedController controller = EmbeddedController.start(folder.resolve("home"));
        WorkflowJob job = controller.jenkins().getItemByFullName("job", WorkflowJob.class);
        if (job == null) {
            configure(folder);
            job = controller.jenkins().createProject(WorkflowJob.class, "job");
            job.setDefinition(new CpsFlowDefinition(Files.readString(folder.resolve("Jenkinsfile")), true));
            job.save();
        }
        WorkflowRun last = job.getLastBuild();
        while (true) {
            if (last == null || !last.isBuilding()) {
                if (last != null && Files.exists(folder.resolve("enough"))) {
                    break;
                }
                last = job.scheduleBuild2(0).waitForStart();
            }
            Files.writeString(folder.resolve("up"), "");
            while (last.isBuilding()) {
                Thread.sleep(20);
            }
        }
        List<String> results = new ArrayList<>();
        for (WorkflowRun run = last; run != null; run = run.getPreviousBuild()) {
            results.add(0, run.getNumber() + " " + run.getResult());
        }
        Files.write(folder.resolve("results"), results);
        controller.close();
        System.exit(0);
    }

    private static void configure(Path folder) throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        List<KubernetesCluster> clusters = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, name, "",
                    Secret.fromString(Files.readString(folder.resolve(name + ".kubeconfig")))));
            clusters.add(new KubernetesCluster(name, name));
        }
        store.save();
        KubernetesClusters.get().setClusters(clusters);
    }
}
