package io.jenkins.plugins.kubesphere.editor;

import hudson.model.Descriptor;
import hudson.model.listeners.ItemListener;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** A script that is part of the job. */
record JobScript(WorkflowJob job) implements PipelineSource {
    @Override
    public String origin() {
        return "job";
    }

    @Override
    public String path() {
        return null;
    }

    @Override
    public Loaded load() {
        return new Loaded(text(), null);
    }

    private String text() {
        return job.getDefinition() instanceof CpsFlowDefinition script ? script.getScript() : "";
    }

    /**
     * Replaces the script and keeps whether it runs in the sandbox. A script outside of the sandbox goes through Jenkins' script approval, as
     * from the job's own form: the definition's constructor sees to it, with the current request.
     *
     * @param version of the text that the change was made to
     * @return the new text's version
     * @throws Refusal when another text stands there by now, or Jenkins does not take this one
     */
    String save(String text, String version) throws Refusal, IOException {
        synchronized (job) {
            String present = text();
            if (!Version.of(present).equals(version)) {
                throw Refusal.changedMeanwhile(Messages.JobScript_changed(), present);
            }
            // A new pipeline starts in the sandbox, which needs nobody's approval.
            boolean sandbox = !(job.getDefinition() instanceof CpsFlowDefinition script) || script.isSandbox();
            try {
                job.setDefinition(new CpsFlowDefinition(text, sandbox));
            } catch (Descriptor.FormException refused) {
                throw Refusal.forbidden(refused.getMessage());
            }
            job.save();
        }
        ItemListener.fireOnUpdated(job);
        return Version.of(text());
    }
}
