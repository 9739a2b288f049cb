package io.jenkins.plugins.kubesphere.credentials;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** The controller stops in the middle of a block. */
public class KubeconfigBindingRestartTest {

    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    private Path bound;

    @Test
    public void theFileIsThereAfterARestartAndGoneAfterTheBlock() throws Throwable {
        sessions.then(jenkins -> {
            KubeconfigBindingTest.add(jenkins);
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "restarted");
            job.setDefinition(new CpsFlowDefinition("node { withCredentials([kubeconfigFile(credentialsId: 'demo-kubeconfig', variable: 'F'),\n"
                    + "kubeconfigContent(credentialsId: 'demo-kubeconfig', variable: 'C')]) {\n"
                    + "sh 'echo \"$F\" > \"$JENKINS_HOME/path\"'; echo 'in the block'; sleep 4; sh 'printf %s \"$C\" | cmp \"$F\" - && cat \"$F\"'; echo \"token ${env.C.contains('t0ken')}\" } }", true));
            jenkins.waitForMessage("in the block", job.scheduleBuild2(0).waitForStart());
            bound = Path.of(Files.readString(Path.of(jenkins.jenkins.getRootDir().getPath(), "path")).strip());
        });
        assertTrue("it waits for the build to go on", Files.exists(bound));
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins.getItemByFullName("restarted", WorkflowJob.class).getBuildByNumber(1);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            assertThat(JenkinsRule.getLog(run), containsString("token true"));
            assertFalse(Files.exists(bound) || Files.exists(bound.getParent()));
            assertEquals(-1, JenkinsRule.getLog(run).indexOf("t0ken-of-the-test"));
        });
    }
}
