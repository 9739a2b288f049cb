package io.jenkins.plugins.kubesphere.steps.apply;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

public class EnvsubstApplyRestartTest {

    private static final String SCRIPT = """
            node('') {
              writeFile file: 'd.yml', text: '''apiVersion: apps/v1
            kind: Deployment
            metadata: {name: slow}
            spec:
              selector: {matchLabels: {app: slow}}
              template:
                metadata: {labels: {app: slow}}
                spec: {containers: [{name: app, image: app}]}
            '''
              def done = envsubstApply file: 'd.yml', kubeconfigId: 'dev'
              echo "created=${done.created}"
            }
            """;

    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void goesOnWaitingAfterARestartAndWritesNothingTwice() throws Throwable {
        try (SimulatedCluster cluster = SimulatedCluster.start(SimulatedClusterOptions.named("dev").podsStartAfter(Duration.ofSeconds(4)))) {
            sessions.then(jenkins -> {
                SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
                store.getCredentials().add(new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "dev", "", Secret.fromString(cluster.kubeconfig())));
                store.save();
                WorkflowJob job = jenkins.jenkins.createProject(WorkflowJob.class, "restarted");
                job.setDefinition(new CpsFlowDefinition(SCRIPT, true));
                WorkflowRun run = job.scheduleBuild2(0).waitForStart();
                jenkins.waitForMessage("Deployment default/slow created", run);
                Thread.sleep(500);
            });
            sessions.then(jenkins -> {
                WorkflowRun run = jenkins.jenkins.getItemByFullName("restarted", WorkflowJob.class).getBuildByNumber(1);
                jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
                assertThat(JenkinsRule.getLog(run), containsString("created=1"));
                assertEquals(1, cluster.object("Deployment", "default", "slow").orElseThrow().at("/metadata/generation").asInt());
            });
        }
    }
}
