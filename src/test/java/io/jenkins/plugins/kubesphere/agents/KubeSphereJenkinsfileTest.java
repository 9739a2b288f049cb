package io.jenkins.plugins.kubesphere.agents;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Jenkinsfiles that ask for KubeSphere's agents run on this machine as well. */
public class KubeSphereJenkinsfileTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private String run(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return JenkinsRule.getLog(jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0)));
    }

    @Test
    public void byLabelWithItsContainer() throws Exception {
        assertThat(run("""
                pipeline {
                  agent { node { label 'maven' } }
                  stages { stage('Build') { steps { container('maven') { sh 'echo built with $((40 + 2))' } } } }
                }
                """), containsString("built with 42"));
    }

    @Test
    public void byTemplatesThatAreCombined() throws Exception {
        assertThat(run("""
                pipeline {
                  agent { kubernetes { inheritFrom 'nodejs base' } }
                  stages { stage('Build') { steps { container('nodejs') { sh 'echo one' }
                    container('base') { sh 'echo two' } } } }
                }
                """), containsString("two"));
    }

    @Test
    public void inAScriptedPipeline() throws Exception {
        assertThat(run("node('go') { container('go') { sh 'echo three' } }"), containsString("three"));
    }
}
