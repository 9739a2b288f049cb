package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.remoting.AsyncFutureImpl;
import hudson.remoting.Callable;
import hudson.remoting.Future;
import hudson.remoting.VirtualChannel;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An agent that is a process of its own: callables go to it serialized, results come back the same way. */
final class AgentProcess implements VirtualChannel, Closeable {

    private final Process process;
    private final ObjectOutputStream requests;
    private final Map<Integer, Pending<Object>> pending = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    private static final class Pending<V> extends AsyncFutureImpl<V> {
    }

    private record Request(int number, Object callable) implements Serializable {
    }

    private record Answer(int number, Object result, Throwable failure) implements Serializable {
    }

    AgentProcess(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Main.class.getName()));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        requests = new ObjectOutputStream(new BufferedOutputStream(process.getOutputStream()));
        requests.flush();
        Thread reader = new Thread(this::read, "answers of an agent process");
        reader.setDaemon(true);
        reader.start();
    }

    long pid() {
        return process.pid();
    }

    int calls() {
        return numbers.get();
    }

    private void read() {
        try (ObjectInputStream answers = new ObjectInputStream(process.getInputStream())) {
            while (true) {
                Answer answer = (Answer) answers.readUnshared();
                Pending<Object> waiting = pending.remove(answer.number());
                if (answer.failure() == null) {
                    waiting.set(answer.result());
                } else {
                    waiting.set(answer.failure());
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            pending.values().forEach(waiting -> waiting.set(new IOException("the agent is gone", e)));
        }
    }

    @Override
    public <V, T extends Throwable> V call(Callable<V, T> callable) throws IOException, T, InterruptedException {
        try {
            return callAsync(callable).get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable) throws IOException {
        Pending<Object> waiting = new Pending<>();
        int number = numbers.incrementAndGet();
        pending.put(number, waiting);
        synchronized (requests) {
            requests.writeUnshared(new Request(number, callable));
            requests.reset();
            requests.flush();
        }
        return (Future<V>) (Future<?>) waiting;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @Override
    public void join() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void join(long timeout) throws InterruptedException {
        process.waitFor(timeout, java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    @Override
    public <T> T export(Class<T> type, T instance) {
        throw new UnsupportedOperationException("nothing is exported to this agent");
    }

    @Override
    public void syncLocalIO() {
    }

    /** The agent itself: it has no controller. */
    public static final class Main {
        public static void main(String[] arguments) throws Exception {
            PrintStream out = System.out;
            System.setOut(System.err);
            ObjectOutputStream answers = new ObjectOutputStream(new BufferedOutputStream(out));
            answers.flush();
            ExecutorService threads = Executors.newCachedThreadPool();
            try (ObjectInputStream requests = new ObjectInputStream(System.in)) {
                while (true) {
                    Request request = (Request) requests.readUnshared();
                    threads.submit(() -> answer(answers, request));
                }
            } catch (EOFException e) {
                System.exit(0);
            }
        }

        private static void answer(ObjectOutputStream answers, Request request) {
            Answer answer;
            try {
                answer = new Answer(request.number(), ((Callable<?, ?>) request.callable()).call(), null);
            } catch (Throwable e) {
                answer = new Answer(request.number(), null, e);
            }
            synchronized (answers) {
                try {
                    answers.writeUnshared(answer);
                    answers.reset();
                    answers.flush();
                } catch (IOException e) {
                    System.err.println("an answer cannot be sent: " + e);
                }
            }
        }
    }

    /** A directory on the agent. */
    hudson.FilePath directory(File directory) {
        return new hudson.FilePath(this, directory.getPath());
    }
}
