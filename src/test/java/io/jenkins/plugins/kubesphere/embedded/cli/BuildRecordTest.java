package io.jenkins.plugins.kubesphere.embedded.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import hudson.model.ParametersAction;
import hudson.model.StringParameterValue;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;

public class BuildRecordTest {
    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void aBuildWithParametersAndEnvironmentIsReadAgain() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "app");
            job.setDefinition(new CpsFlowDefinition("echo 'x'", true));
            job.save();
            jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0,
                new ParametersAction(List.of(new StringParameterValue("TAG", "v1")), List.of("TAG")), new LaunchEnvironment(Map.of("REGISTRY", "harbor"))));
        });
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins.getItemByFullName("app", WorkflowJob.class).getBuildByNumber(1);
            assertNotNull("the record can be read", run);
            assertEquals("v1", run.getAction(ParametersAction.class).getParameter("TAG").getValue());
            assertEquals("harbor", run.getEnvironment(hudson.model.TaskListener.NULL).get("REGISTRY"));
        });
    }
}
