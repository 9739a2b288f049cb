package hudson.slaves;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.model.Descriptor;
import hudson.model.Node;
import hudson.model.ReconfigurableDescribable;
import hudson.model.TaskListener;
import java.io.IOException;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** A setting that a plugin adds to nodes. */
public abstract class NodeProperty<N extends Node> implements ReconfigurableDescribable<NodeProperty<?>>, ExtensionPoint {

    protected transient N node;

    public NodeProperty() {}

    protected void setNode(N node) {
        this.node = node;
    }

    @Override
    public NodePropertyDescriptor getDescriptor() {
        return (NodePropertyDescriptor) jenkins.model.Jenkins.get().getDescriptorOrDie(getClass());
    }

    public void buildEnvVars(EnvVars env, TaskListener listener) throws IOException, InterruptedException {}

    @Override
    public NodeProperty<?> reconfigure(StaplerRequest2 req, JSONObject form) throws Descriptor.FormException {
        return form == null ? null : getDescriptor().newInstance(req, form);
    }
}
