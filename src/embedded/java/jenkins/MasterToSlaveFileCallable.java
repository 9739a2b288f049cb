package jenkins;

import jenkins.agents.ControllerToAgentFileCallable;

/** Work on a file that the controller sends to an agent. */
public abstract class MasterToSlaveFileCallable<T> implements ControllerToAgentFileCallable<T> {
    private static final long serialVersionUID = 1L;

    public MasterToSlaveFileCallable() {}
}
