package org.jenkinsci.plugins.workflow.cps;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Descriptor;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDefinitionDescriptor;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.kohsuke.stapler.DataBoundConstructor;

/** A pipeline whose script is part of the job. */
public class CpsFlowDefinition extends FlowDefinition {

    private final String script;
    private final boolean sandbox;

    /** @param sandbox whether the script may touch safe things only */
    @DataBoundConstructor
    public CpsFlowDefinition(String script, boolean sandbox) throws Descriptor.FormException {
        this.script = script == null ? "" : script;
        this.sandbox = sandbox;
    }

    /** The text of the script. */
    public String getScript() {
        return script;
    }

    /** Whether the script may touch safe things only. */
    public boolean isSandbox() {
        return sandbox;
    }

    @Override
    public CpsFlowExecution create(FlowExecutionOwner owner, TaskListener listener, List<? extends Action> actions) throws IOException {
        return new CpsFlowExecution(script, sandbox, owner);
    }

    /** Describes this kind of definition. */
    @Extension
    public static class DescriptorImpl extends FlowDefinitionDescriptor {
        @Override
        public String getDisplayName() {
            return "Pipeline script";
        }
    }
}
