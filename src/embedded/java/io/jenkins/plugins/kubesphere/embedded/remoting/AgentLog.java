package io.jenkins.plugins.kubesphere.embedded.remoting;

import hudson.model.BuildListener;
import hudson.model.TaskListener;
import hudson.remoting.RemoteOutputStream;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A build's log as an agent has it: what is written stays with the agent until it is flushed. A real agent sends it some seconds later by itself, then
 * behind lines that the controller has written meanwhile. Here only a flush does, so that a forgotten one shows.
 */
final class AgentLog implements BuildListener {
    private static final long serialVersionUID = 1L;
    private static final int KEPT_BYTES = 1 << 16;

    private final RemoteOutputStream controller;
    private transient PrintStream logger;

    AgentLog(TaskListener listener) {
        controller = new RemoteOutputStream(listener.getLogger());
    }

    @Override
    public synchronized PrintStream getLogger() {
        if (logger == null) {
            logger = new PrintStream(new BufferedOutputStream(controller, KEPT_BYTES), false, StandardCharsets.UTF_8);
        }
        return logger;
    }
}
