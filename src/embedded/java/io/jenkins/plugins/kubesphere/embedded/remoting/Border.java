package io.jenkins.plugins.kubesphere.embedded.remoting;

import hudson.model.TaskListener;
import hudson.remoting.AsyncFutureImpl;
import hudson.remoting.Callable;
import hudson.remoting.Future;
import hudson.remoting.VirtualChannel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import jenkins.security.Roles;
import org.jenkinsci.remoting.Role;
import org.jenkinsci.remoting.RoleChecker;
import org.jenkinsci.remoting.RoleSensitive;

/**
 * One border of a channel: a callable is serialized, checked class by class, read again and run; its result or exception comes back the same way.
 * Live objects (streams, channels) do not travel: an index stands for them in the bytes, and the reader finds them in a list beside.
 */
public final class Border {

    private static final ThreadLocal<Side> SIDE = new ThreadLocal<>();

    private record Side(VirtualChannel towardsTheOther, boolean agent) {}

    private final VirtualChannel channel;
    private final boolean agent;

    private Border(VirtualChannel channel, boolean agent) {
        this.channel = channel;
        this.agent = agent;
    }

    /** A border to this very process: serialized, but the controller stays reachable. */
    public static Border onThisSide(VirtualChannel channel) {
        return new Border(channel, false);
    }

    /** A border to an agent: what runs there does not see the controller. */
    public static Border toAgent(VirtualChannel channel) {
        return new Border(channel, true);
    }

    /** Whether this thread does an agent's work. */
    public static boolean isAgentSide() {
        Side side = SIDE.get();
        return side != null && side.agent;
    }

    /** The channel across which the current callable came, or null on a thread that runs none. */
    public static VirtualChannel current() {
        Side side = SIDE.get();
        return side == null ? null : side.towardsTheOther;
    }

    /** Runs the callable beyond the border, in this thread. */
    public <V, T extends Throwable> V call(Callable<V, T> callable) throws IOException, T {
        Callable<V, T> there = cross(callable, "callable");
        there.checkRoles(agent ? new Expects(Roles.SLAVE) : new Anything());
        Object result;
        Side before = SIDE.get();
        SIDE.set(new Side(channel, agent));
        try {
            result = there.call();
        } catch (Throwable problem) {
            throw this.<T>sneak(backAcross(problem));
        } finally {
            restore(before);
        }
        @SuppressWarnings("unchecked")
        V here = (V) cross(result, "result of " + callable.getClass().getName());
        return here;
    }

    /** The same in another thread. */
    public <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable, ExecutorService executor) {
        Pending<V> pending = new Pending<>();
        try {
            pending.work = executor.submit(() -> {
                try {
                    pending.set(call(callable));
                } catch (Throwable problem) {
                    pending.set(problem);
                }
            });
        } catch (RejectedExecutionException e) {
            pending.set(e);
        }
        return pending;
    }

    private static void restore(Side before) {
        if (before == null) {
            SIDE.remove();
        } else {
            SIDE.set(before);
        }
    }

    private Throwable backAcross(Throwable problem) {
        try {
            return cross(problem, "exception");
        } catch (IOException refused) {
            IOException plain = new IOException(problem.toString());
            plain.setStackTrace(problem.getStackTrace());
            plain.addSuppressed(refused);
            return plain;
        }
    }

    @SuppressWarnings("unchecked")
    private <T extends Throwable> T sneak(Throwable problem) {
        return (T) problem;
    }

    @SuppressWarnings("unchecked")
    private <O> O cross(O object, String what) throws IOException {
        if (object == null || object instanceof String || object instanceof Number || object instanceof Boolean) {
            return object;
        }
        List<Object> live = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new Writer(bytes, live, agent)) {
            out.writeObject(object);
        } catch (NotSerializableException e) {
            IOException explained = new NotSerializableException("Cannot send the " + what + " " + object.getClass().getName() + ": "
                    + e.getMessage() + " is not serializable");
            explained.initCause(e);
            throw explained;
        }
        try (ObjectInputStream in = new Reader(new ByteArrayInputStream(bytes.toByteArray()), live)) {
            return (O) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException("The other side does not know the class " + e.getMessage(), e);
        }
    }

    /** Keeps a live object beside the bytes; the number stands for it in them. */
    public static int export(ObjectOutputStream stream, Object live) throws IOException {
        if (!(stream instanceof Writer writer)) {
            throw new NotSerializableException(live.getClass().getName() + " is serializable over a channel only");
        }
        writer.live.add(live);
        return writer.live.size() - 1;
    }

    /** The live object that the number stands for. */
    public static Object imported(ObjectInputStream stream, int number) throws IOException {
        if (!(stream instanceof Reader reader)) {
            throw new NotSerializableException("a live object comes over a channel only");
        }
        return reader.live.get(number);
    }

    private static final class Pending<V> extends AsyncFutureImpl<V> {
        private volatile java.util.concurrent.Future<?> work;

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            java.util.concurrent.Future<?> running = work;
            if (isDone() || running == null) {
                return false;
            }
            running.cancel(mayInterruptIfRunning);
            setAsCancelled();
            return isCancelled();
        }
    }

    private static final class Writer extends ObjectOutputStream {
        private final List<Object> live;

        Writer(ByteArrayOutputStream bytes, List<Object> live, boolean agent) throws IOException {
            super(bytes);
            this.live = live;
            enableReplaceObject(agent);
        }

        @Override
        protected Object replaceObject(Object object) {
            return object instanceof TaskListener listener && !(object instanceof AgentLog) ? new AgentLog(listener) : object;
        }

        @Override
        protected void annotateClass(Class<?> type) throws IOException {
            if (!CrossingClasses.allows(type)) {
                throw new InvalidClassException(CrossingClasses.refusal(type.getName()));
            }
        }
    }

    private static final class Reader extends ObjectInputStream {
        private final List<Object> live;

        Reader(ByteArrayInputStream bytes, List<Object> live) throws IOException {
            super(bytes);
            this.live = live;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            Class<?> type = Class.forName(description.getName(), false, Border.class.getClassLoader());
            if (!CrossingClasses.allows(type)) {
                throw new InvalidClassException(CrossingClasses.refusal(type.getName()));
            }
            return type;
        }
    }

    private static final class Expects extends RoleChecker {
        private final Role role;

        Expects(Role role) {
            this.role = role;
        }

        @Override
        public void check(RoleSensitive subject, Collection<Role> expected) throws SecurityException {
            if (!expected.contains(role)) {
                throw new SecurityException(subject.getClass().getName() + " may run on " + expected + ", not on " + role);
            }
        }
    }

    /** Within one process every role is at home. */
    private static final class Anything extends RoleChecker {
        @Override
        public void check(RoleSensitive subject, Collection<Role> expected) throws SecurityException {
            if (expected.isEmpty()) {
                throw new SecurityException(subject.getClass().getName() + " may run nowhere");
            }
        }
    }
}
