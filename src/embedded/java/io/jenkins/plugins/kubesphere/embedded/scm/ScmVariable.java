package io.jenkins.plugins.kubesphere.embedded.scm;

import hudson.AbortException;
import hudson.Extension;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.cps.GlobalVariable;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** {@code scm}: the repository that the pipeline itself comes from, for {@code checkout scm}. */
@Extension
public final class ScmVariable extends GlobalVariable {
    @Override
    public String getName() {
        return "scm";
    }

    @Override
    public Object getValue(CpsScript script) throws Exception {
        if (script.$build() instanceof WorkflowRun run && run.getParent().getDefinition() instanceof CpsScmFlowDefinition file) {
            return file.getScm();
        }
        throw new AbortException("'checkout scm' is there only for a pipeline that comes from a repository");
    }
}
