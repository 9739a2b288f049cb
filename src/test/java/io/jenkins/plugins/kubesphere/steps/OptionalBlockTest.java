package io.jenkins.plugins.kubesphere.steps;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Jenkins' engine refuses a step that takes a block when there is none; multiClusterDeploy may have one or not. */
public class OptionalBlockTest {

    private static final String INSISTING = "must be called with a body";

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Test
    public void aStepThatTakesABlockMustHaveOne() throws Exception {
        assertThat(failure("withEnv(['A=b'])"), containsString("withEnv step " + INSISTING));
    }

    @Test
    public void multiClusterDeployGoesOnWithoutABlock() throws Exception {
        assertThat(failure("node { multiClusterDeploy file: 'nowhere.yml', clusters: 'nobody' }"), not(containsString(INSISTING)));
    }

    @Test
    public void multiClusterDeployTakesABlock() throws Exception {
        assertThat(failure("node { multiClusterDeploy(file: 'nowhere.yml', clusters: 'nobody') { echo 'checking' } }"),
                not(containsString("takes no block")));
        assertTrue("whoever describes the step is told of the block",
                StepDescriptor.byFunctionName("multiClusterDeploy").takesImplicitBlockArgument());
    }

    /** Called as Jenkins' Snippet Generator calls it, from the method that writes a step as Groovy. */
    @Test
    public void theSnippetGeneratorWritesNoBlockThatTheFormDoesNotSay() {
        assertEquals("multiClusterDeploy", object2Groovy("multiClusterDeploy"));
        assertEquals("timeout { }", object2Groovy("timeout"));
    }

    private static String object2Groovy(String step) {
        return step + (StepDescriptor.byFunctionName(step).takesImplicitBlockArgument() ? " { }" : "");
    }

    private String failure(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        String log = JenkinsRule.getLog(run);
        assertThat(log, containsString("ERROR"));
        return log;
    }
}
