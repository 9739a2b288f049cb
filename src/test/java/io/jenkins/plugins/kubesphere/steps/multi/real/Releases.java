package io.jenkins.plugins.kubesphere.steps.multi.real;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** One job whose builds release an application called shop; each build may have another Jenkinsfile. */
final class Releases {
    static final String MANIFEST = """
            writeFile file: 'deploy.yml', text: '''apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {version: "$VERSION"}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: app, image: "$IMAGE:$VERSION"}]}
            '''
            """;

    private final JenkinsRule jenkins;
    private final WorkflowJob job;

    Releases(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        this.job = jenkins.jenkins.createProject(WorkflowJob.class, "shop");
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        KubernetesClusters.get().setClusters(List.of());
    }

    /** One more cluster that builds may use. */
    void know(String name, String kubeconfig, String labels, String standbyOf) throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, name, "", Secret.fromString(kubeconfig)));
        store.save();
        KubernetesCluster cluster = new KubernetesCluster(name, name);
        cluster.setLabels(labels);
        cluster.setStandbyOf(standbyOf);
        List<KubernetesCluster> all = new ArrayList<>(KubernetesClusters.get().getClusters());
        all.add(cluster);
        KubernetesClusters.get().setClusters(all);
    }

    WorkflowRun begin(String version, String arguments) throws Exception {
        String defaults = ", timeout: '40s'" + (arguments.contains("lostAfter:") ? "" : ", lostAfter: '3s'") + ", lockWait: '60s', ";
        job.setDefinition(new CpsFlowDefinition("node('') {\n" + MANIFEST + "multiClusterDeploy(file: 'deploy.yml', vars: [IMAGE: 'registry/web', VERSION: '"
                + version + "']" + defaults + arguments + "\n}", true));
        return job.scheduleBuild2(0).waitForStart();
    }

    String run(Result result, String version, String arguments) throws Exception {
        WorkflowRun run = begin(version, arguments);
        jenkins.assertBuildStatus(result, jenkins.waitForCompletion(run));
        return JenkinsRule.getLog(run);
    }
}
