package io.jenkins.plugins.kubesphere.steps.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Looks all the time at the command lines and environments of this Java and of every program that it has started. */
final class ProcessWatch implements AutoCloseable {

    private final Thread thread = new Thread(this::look, "process watch");
    private final List<String> wanted;
    private final Set<String> found = ConcurrentHashMap.newKeySet();
    private final Set<String> programs = ConcurrentHashMap.newKeySet();

    /** @param wanted texts that nobody may see there */
    ProcessWatch(List<String> wanted) {
        this.wanted = wanted;
        thread.setDaemon(true);
        thread.start();
    }

    /** Where such a text was seen. */
    Set<String> found() {
        return Set.copyOf(found);
    }

    /** Command lines seen so far. */
    List<String> programs() {
        return new ArrayList<>(programs);
    }

    private void look() {
        try {
            while (true) {
                ProcessHandle self = ProcessHandle.current();
                Stream.concat(Stream.of(self), self.descendants()).forEach(process -> {
                    check(process, "cmdline", true);
                    check(process, "environ", false);
                });
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void check(ProcessHandle process, String name, boolean remember) {
        try {
            String text = new String(Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), name)), StandardCharsets.ISO_8859_1).replace('\0', ' ');
            if (remember) {
                programs.add(text);
            }
            wanted.stream().filter(text::contains).forEach(secret -> found.add(name + " of process " + process.pid()));
        } catch (IOException e) {
            // it has ended
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
