package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Runs one script in a job of its own. */
final class PipelineRun {

    private static int jobs;

    private PipelineRun() {
    }

    static synchronized WorkflowJob job(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.jenkins.createProject(WorkflowJob.class, "job-" + ++jobs);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    static String succeeds(JenkinsRule jenkins, String script) throws Exception {
        return ends(jenkins, Result.SUCCESS, script);
    }

    static String fails(JenkinsRule jenkins, String script) throws Exception {
        return ends(jenkins, Result.FAILURE, script);
    }

    static String ends(JenkinsRule jenkins, Result result, String script) throws Exception {
        WorkflowRun run = jenkins.assertBuildStatus(result, job(jenkins, script).scheduleBuild2(0));
        return JenkinsRule.getLog(run);
    }
}
