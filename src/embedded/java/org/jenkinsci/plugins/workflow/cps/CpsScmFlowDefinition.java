package org.jenkinsci.plugins.workflow.cps;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.SCM;
import io.jenkins.plugins.kubesphere.embedded.scm.GitScm;
import java.util.Collection;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDefinitionDescriptor;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A pipeline whose script is a file of a repository; read anew for each build. */
public class CpsScmFlowDefinition extends FlowDefinition {
    private final SCM scm;
    private final String scriptPath;
    private boolean lightweight;

    @DataBoundConstructor
    public CpsScmFlowDefinition(SCM scm, String scriptPath) {
        this.scm = scm;
        this.scriptPath = scriptPath == null ? "" : scriptPath.strip();
    }

    public SCM getScm() {
        return scm;
    }

    /** The file's path in the repository. */
    public String getScriptPath() {
        return scriptPath;
    }

    /** Whether the file is read without checking everything out. */
    public boolean isLightweight() {
        return lightweight;
    }

    @DataBoundSetter
    public void setLightweight(boolean lightweight) {
        this.lightweight = lightweight;
    }

    public Collection<? extends SCM> getSCMs() {
        return List.of(scm);
    }

    @Override
    public CpsFlowExecution create(FlowExecutionOwner owner, TaskListener listener, List<? extends Action> actions) throws Exception {
        if (!(scm instanceof GitScm git)) {
            throw new AbortException("The pipeline lies in a repository of a kind that is not available here: " + scm.getDescriptor().getDisplayName());
        }
        return new CpsFlowExecution(git.read((Run<?, ?>) owner.getExecutable(), scriptPath, listener), true, owner);
    }

    /** Describes this kind of definition. */
    @Extension
    public static class DescriptorImpl extends FlowDefinitionDescriptor {
        @Override
        public String getDisplayName() {
            return "Pipeline script from SCM";
        }
    }
}
