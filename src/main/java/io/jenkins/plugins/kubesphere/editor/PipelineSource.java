package io.jenkins.plugins.kubesphere.editor;

import hudson.model.Item;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** Where a job's pipeline is kept. */
sealed interface PipelineSource permits JobScript, RepositoryFile {
    /** Definitions of multibranch projects' jobs; the class is not part of the API. */
    String BRANCH_DEFINITION = "org.jenkinsci.plugins.workflow.multibranch.SCMBinder";

    /**
     * A pipeline's text.
     *
     * @param text as it stands there
     * @param note what the reader has to know about it, or {@code null}
     */
    record Loaded(String text, String note) {
    }

    /** {@code job} or {@code scm}. */
    String origin();

    /** The file's path in the repository; {@code null} for a script of the job. */
    String path();

    /** @throws Refusal when the text cannot be had, with what to do instead */
    Loaded load() throws Refusal, IOException, InterruptedException;

    /** @throws Refusal when the job's definition is of a kind that this editor does not know */
    static PipelineSource of(WorkflowJob job) throws Refusal {
        FlowDefinition definition = job.getDefinition();
        if (definition == null || definition.getClass() == CpsFlowDefinition.class) {
            return new JobScript(job);
        }
        if (definition instanceof CpsScmFlowDefinition file) {
            return RepositoryFile.of(job, file);
        }
        if (definition.getClass().getName().equals(BRANCH_DEFINITION)) {
            return RepositoryFile.ofBranch(job);
        }
        throw Refusal.conflict(Messages.PipelineSource_unknown(definition.getDescriptor().getDisplayName()));
    }

    /** Whose permission to configure decides: a branch's job can be configured by nobody, its multibranch project stands for it. */
    static Item authority(WorkflowJob job) {
        FlowDefinition definition = job.getDefinition();
        boolean branch = definition != null && definition.getClass().getName().equals(BRANCH_DEFINITION);
        return branch && job.getParent() instanceof Item project ? project : job;
    }

    /** Whether the reader may see the text: Jenkins' permission to see a job's configuration, or the one to change it. */
    static boolean isReadable(WorkflowJob job) {
        return job.hasPermission(Item.EXTENDED_READ) || authority(job).hasPermission(Item.CONFIGURE);
    }
}
