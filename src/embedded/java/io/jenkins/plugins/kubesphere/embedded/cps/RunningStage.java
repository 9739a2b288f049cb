package io.jenkins.plugins.kubesphere.embedded.cps;

import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.TagsAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** The stage that the running strand is in. */
public final class RunningStage {

    private RunningStage() {
    }

    /** Notes something on the innermost stage; nothing when there is none. */
    public static void tag(String key, String value) {
        PipelineEngine engine = PipelineEngine.current();
        PipelineThread thread = engine == null ? null : engine.running();
        if (thread == null) {
            return;
        }
        FlowNode block = engine.graph().get(thread.enclosing);
        while (block instanceof BlockStartNode && block.getAction(LabelAction.class) == null && block.getEnclosingId() != null) {
            block = engine.graph().get(block.getEnclosingId());
        }
        TagsAction tags = new TagsAction();
        tags.addTag(key, value);
        block.addAction(tags);
    }
}
