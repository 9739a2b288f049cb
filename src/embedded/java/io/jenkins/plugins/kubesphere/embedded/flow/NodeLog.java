package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.console.AnnotatedLargeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.kohsuke.stapler.framework.io.ByteBuffer;

/** The lines of the build's log that one node wrote. It is made when somebody asks and never part of a record. */
public final class NodeLog extends LogAction {
    private final FlowNode node;

    public NodeLog(FlowNode node) {
        this.node = node;
    }

    @Override
    public AnnotatedLargeText<? extends FlowNode> getLogText() {
        try {
            ByteBuffer bytes = new ByteBuffer();
            bytes.write(BuildLogs.of(node.getExecution().getOwner().getRootDir()).read(Set.of(node.getId())).getBytes(StandardCharsets.UTF_8));
            return new AnnotatedLargeText<>(bytes, StandardCharsets.UTF_8, !node.isActive(), node);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the log of " + node, unreadable);
        }
    }
}
