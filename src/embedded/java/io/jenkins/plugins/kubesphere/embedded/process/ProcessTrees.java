package io.jenkins.plugins.kubesphere.embedded.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ends processes together with all that they started, those included that were detached and inherited by init. */
public final class ProcessTrees {

    private static final long GRACE_MILLISECONDS = 400;
    private static final Path PROC = Path.of("/proc");

    private ProcessTrees() {}

    /**
     * Ends the process, its descendants, and every process that carries the same cookie in its environment: asks first, kills those left after
     * {@value #GRACE_MILLISECONDS} ms.
     *
     * @param cookie entries of the environment that mark the tree; empty when only descendants count
     */
    public static void kill(Process root, Map<String, String> cookie) throws InterruptedException {
        Set<ProcessHandle> tree = new LinkedHashSet<>();
        root.descendants().forEach(tree::add);
        tree.add(root.toHandle());
        end(tree, cookie);
    }

    /** Ends every process of this user whose environment has all these entries, and its descendants. */
    public static void killAll(Map<String, String> cookie) throws InterruptedException {
        if (cookie.isEmpty()) {
            throw new IllegalArgumentException("an empty cookie would match every process");
        }
        end(new LinkedHashSet<>(), cookie);
    }

    private static void end(Set<ProcessHandle> tree, Map<String, String> cookie) throws InterruptedException {
        tree.addAll(carriers(cookie));
        tree.forEach(ProcessHandle::destroy);
        awaitExit(tree);
        // whatever ignored the request, or was started while the others ended
        Set<ProcessHandle> left = tree.stream().filter(ProcessHandle::isAlive).collect(Collectors.toCollection(LinkedHashSet::new));
        left.addAll(carriers(cookie));
        for (ProcessHandle handle : List.copyOf(left)) {
            handle.descendants().forEach(left::add);
        }
        left.forEach(ProcessHandle::destroyForcibly);
        awaitExit(left);
    }

    private static void awaitExit(Collection<ProcessHandle> handles) throws InterruptedException {
        CompletableFuture<?>[] exits = handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(GRACE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillAlive) {
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for processes to end", e);
        }
    }

    /** Processes whose environment has all the entries; only Linux shows the environment, elsewhere there are none. */
    private static List<ProcessHandle> carriers(Map<String, String> cookie) {
        if (cookie.isEmpty() || !Files.isDirectory(PROC)) {
            return List.of();
        }
        List<String> wanted = cookie.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
        long self = ProcessHandle.current().pid();
        List<ProcessHandle> carriers = new ArrayList<>();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            all.filter(handle -> handle.pid() != self && environment(handle.pid()).containsAll(wanted)).forEach(carriers::add);
        }
        return carriers;
    }

    private static List<String> environment(long pid) {
        try {
            byte[] environment = Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("environ"));
            return Arrays.asList(new String(environment, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException goneOrNotOurs) {
            return List.of();
        }
    }
}
