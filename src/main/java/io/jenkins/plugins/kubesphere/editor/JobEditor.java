package io.jenkins.plugins.kubesphere.editor;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Action;
import hudson.model.Item;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;

/**
 * The stage editor of one pipeline job. Whoever may configure the job, or has Jenkins' permission to see its configuration, sees the pipeline;
 * whoever may only see the job, its outline. Saving needs the permission to configure, running the one to build.
 */
public final class JobEditor extends StageEditor implements Action {
    private final WorkflowJob job;

    JobEditor(WorkflowJob job) {
        this.job = job;
    }

    /** The job whose pipeline this edits. */
    public WorkflowJob getJob() {
        return job;
    }

    @Override
    public String getIconFileName() {
        return job.hasPermission(Item.READ) ? ICON : null;
    }

    @Override
    public String getUrlName() {
        return ADDRESS;
    }

    /** Whether the reader may change the pipeline. */
    public boolean isWritable() {
        return PipelineSource.authority(job).hasPermission(Item.CONFIGURE);
    }

    /** Whether the reader may start builds. */
    public boolean isRunnable() {
        return job.hasPermission(Item.BUILD);
    }

    @Override
    void checkVisible() {
        job.checkPermission(Item.READ);
    }

    @Override
    void checkReadable() {
        if (!PipelineSource.isReadable(job)) {
            job.checkPermission(Item.EXTENDED_READ);
        }
    }

    @Override
    Item context() {
        return job;
    }

    /** Answers the text, its version, where it comes from and what the reader may do with it; to readers who may not see the text its outline. */
    @RequirePOST
    public HttpResponse doLoad(StaplerRequest2 request) throws IOException {
        checkVisible();
        return Answer.to(request, question -> PipelineSource.isReadable(job) ? JobAnswers.load(job, isWritable()) : JobOutline.load(job));
    }

    /** Writes the job's script, unless it changed since it was loaded. Nothing else of the job's configuration is touched. */
    @RequirePOST
    public HttpResponse doSave(StaplerRequest2 request) throws IOException {
        PipelineSource.authority(job).checkPermission(Item.CONFIGURE);
        return Answer.to(request, question -> JobAnswers.save(job, question));
    }

    /** Commits the text to a branch of the job's repository, with the job's credentials. */
    @RequirePOST
    public HttpResponse doCommit(StaplerRequest2 request) throws IOException {
        PipelineSource.authority(job).checkPermission(Item.CONFIGURE);
        return Answer.to(request, question -> JobAnswers.commit(job, question));
    }

    /** Starts a build. */
    @RequirePOST
    public HttpResponse doRun(StaplerRequest2 request) throws IOException {
        job.checkPermission(Item.BUILD);
        return Answer.to(request, question -> BuildStart.of(job, question));
    }

    /** Answers how far a build has come. */
    @RequirePOST
    public HttpResponse doStatus(StaplerRequest2 request) throws IOException {
        job.checkPermission(Item.READ);
        return Answer.to(request, question -> BuildStatus.of(job, question.optionalNumber("build")));
    }

    /** Lets a build that waits for an approval go on, or ends it; the approval itself says who may. */
    @RequirePOST
    public HttpResponse doAnswer(StaplerRequest2 request) throws IOException {
        job.checkPermission(Item.READ);
        return Answer.to(request, question -> Approvals.answer(BuildStatus.build(job, question.optionalNumber("build")), question));
    }

    /** Sends the log of one stage as plain text: {@code log?build=12&node=7}. */
    @GET
    public void doLog(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        job.checkPermission(Item.READ);
        String number = request.getParameter("build");
        WorkflowRun run = number != null && number.matches("[0-9]{1,9}") ? job.getBuildByNumber(Integer.parseInt(number)) : null;
        if (run == null || !StageLog.send(run, request.getParameter("node"), response)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, Messages.StageLog_noStage(run == null ? "" : run.getDisplayName()));
        }
    }

    /** Where new credentials are made, for those who may; otherwise {@code null}. */
    public String getCredentialsUrl() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request != null && job.hasPermission(CredentialsProvider.CREATE) ? request.getContextPath() + "/credentials/" : null;
    }
}
