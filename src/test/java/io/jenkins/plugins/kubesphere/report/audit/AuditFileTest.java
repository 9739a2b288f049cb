package io.jenkins.plugins.kubesphere.report.audit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AuditFileTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    @Before
    public void name() {
        file = folder.getRoot().toPath().resolve("logs/own/audit.jsonl");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    public void onlyTheOwnerReadsIt() throws IOException {
        AuditFile audit = new AuditFile(file, 1000, 3);
        audit.add(bytes("one"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        audit.add(bytes("two"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("one", "two"), Files.readAllLines(file));
    }

    @Test
    public void aFullFileIsPutAsideAndTheOldestGoes() throws IOException {
        AuditFile audit = new AuditFile(file, 20, 3);
        for (int i = 1; i <= 9; i++) {
            audit.add(bytes("line-00" + i));
        }
        assertEquals(List.of("line-009"), Files.readAllLines(file));
        assertEquals(List.of("line-007", "line-008"), Files.readAllLines(file.resolveSibling("audit.jsonl.1")));
        assertEquals(List.of("line-005", "line-006"), Files.readAllLines(file.resolveSibling("audit.jsonl.2")));
        assertFalse(Files.exists(file.resolveSibling("audit.jsonl.3")));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.resolveSibling("audit.jsonl.2"))));
    }

    @Test
    public void aLineLargerThanAFileIsKeptWhole() throws IOException {
        AuditFile audit = new AuditFile(file, 10, 2);
        audit.add(bytes("a line that is larger"));
        audit.add(bytes("another one of those"));
        assertEquals(List.of("another one of those"), Files.readAllLines(file));
        assertEquals(List.of("a line that is larger"), Files.readAllLines(file.resolveSibling("audit.jsonl.1")));
    }

    @Test
    public void linesOfSeveralThreadsStayWhole() throws Exception {
        AuditFile audit = new AuditFile(file, 1 << 20, 2);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> writing = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            String line = String.valueOf(thread).repeat(300);
            writing.add(threads.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    audit.add(bytes(line));
                }
                return null;
            }));
        }
        for (Future<?> one : writing) {
            one.get();
        }
        threads.shutdown();
        List<String> lines = Files.readAllLines(file);
        assertEquals(200, lines.size());
        assertTrue(lines.stream().allMatch(line -> line.length() == 300 && line.chars().distinct().count() == 1));
    }

    @Test
    public void aLinkInItsPlaceIsNotFollowed() throws IOException {
        Path elsewhere = folder.newFile("elsewhere").toPath();
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, elsewhere);
        AuditFile audit = new AuditFile(file, 1000, 2);
        try {
            audit.add(bytes("one"));
        } catch (IOException refused) {
            // Refusing is as good as replacing it.
        }
        assertEquals(0, Files.size(elsewhere));
    }
}
