package io.jenkins.plugins.kubesphere.editor;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** Gives each pipeline job its editor. Where the Pipeline plugins are missing this class cannot be loaded, and there are no such jobs either. */
@Extension(optional = true)
public final class JobEditorFactory extends TransientActionFactory<WorkflowJob> {
    @Override
    public Class<WorkflowJob> type() {
        return WorkflowJob.class;
    }

    @NonNull
    @Override
    public Collection<? extends Action> createFor(@NonNull WorkflowJob job) {
        return List.of(new JobEditor(job));
    }
}
