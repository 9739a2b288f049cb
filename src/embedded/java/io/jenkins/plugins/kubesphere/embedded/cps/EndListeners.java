package io.jenkins.plugins.kubesphere.embedded.cps;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** Who wants to know that a program has ended: its build. */
public final class EndListeners {

    private static final Map<File, Consumer<Throwable>> LISTENERS = new ConcurrentHashMap<>();

    private EndListeners() {
    }

    /** Sets who is told, once, with the failure or null. */
    public static void set(FlowExecutionOwner owner, Consumer<Throwable> listener) throws IOException {
        LISTENERS.put(owner.getRootDir().getAbsoluteFile(), listener);
    }

    static void fire(FlowExecutionOwner owner, Throwable failure) {
        try {
            Consumer<Throwable> listener = LISTENERS.remove(owner.getRootDir().getAbsoluteFile());
            if (listener != null) {
                listener.accept(failure);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
