package io.jenkins.plugins.kubesphere.embedded.flow;

import java.io.Serializable;

/**
 * A workspace that a block of the pipeline holds.
 *
 * @param node name of the agent, empty for the controller's own
 * @param label what the pipeline asked for, or null
 * @param path absolute path of the workspace on this machine
 */
public record AgentLease(String node, String label, String path) implements Serializable {
}
