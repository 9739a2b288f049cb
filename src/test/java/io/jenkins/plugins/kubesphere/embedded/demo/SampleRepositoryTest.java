package io.jenkins.plugins.kubesphere.embedded.demo;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SampleRepositoryTest {
    private static final Path SAMPLE = Path.of("src/demo").toAbsolutePath();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Before
    public void needsGit() throws Exception {
        boolean git;
        try {
            git = run(folder.getRoot().toPath(), "git", "--version").startsWith("git version");
        } catch (IOException missing) {
            git = false;
        }
        assumeTrue("git", git);
    }

    private static String run(Path where, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private Path cloned(SampleRepository repository, String name) throws Exception {
        run(folder.getRoot().toPath(), "git", "clone", "--quiet", "--branch", "main", repository.url(), name);
        return folder.getRoot().toPath().resolve(name);
    }

    @Test
    public void aCloneHasTheSampleWithItsExecutableScripts() throws Exception {
        Path clone = cloned(SampleRepository.of(SAMPLE, folder.getRoot().toPath().resolve("greeting.git")), "clone");
        assertTrue(Files.isExecutable(clone.resolve("build.sh")));
        assertTrue(Files.exists(clone.resolve("deploy/deploy.yml")));
        assertFalse("what was built is not committed", Files.exists(clone.resolve("target")));
    }

    @Test
    public void aSecondStartCommitsOnlyWhatChanged() throws Exception {
        Path repository = folder.getRoot().toPath().resolve("greeting.git");
        SampleRepository.of(SAMPLE, repository);
        SampleRepository same = SampleRepository.of(SAMPLE, repository);
        assertEquals("1", run(cloned(same, "unchanged"), "git", "rev-list", "--count", "HEAD").strip());
        Path changed = folder.newFolder("sample").toPath();
        run(SAMPLE, "cp", "-r", ".", changed.toString());
        Files.delete(changed.resolve("Dockerfile"));
        Path clone = cloned(SampleRepository.of(changed, repository), "changed");
        assertEquals("2", run(clone, "git", "rev-list", "--count", "HEAD").strip());
        assertFalse(Files.exists(clone.resolve("Dockerfile")));
    }

    @Test
    public void theSampleTestsItselfAndWritesJunitReports() throws Exception {
        Path clone = cloned(SampleRepository.of(SAMPLE, folder.getRoot().toPath().resolve("greeting.git")), "clone");
        assertThat(run(clone, "./build.sh", "test"), containsString("ok     GreetingTest.greetsByName"));
        assertThat(Files.readString(clone.resolve("target/test-results/TEST-greeting.GreetingTest.xml")), containsString("failures=\"0\""));
    }

    @Test
    public void aBrokenTestFailsTheBuildOfTheSample() throws Exception {
        Path clone = cloned(SampleRepository.of(SAMPLE, folder.getRoot().toPath().resolve("greeting.git")), "clone");
        Path test = clone.resolve("src/test/java/greeting/GreetingTest.java");
        Files.writeString(test, Files.readString(test).replace("Hello, Ada!", "Good evening, Ada!"));
        Process process = new ProcessBuilder(List.of("./build.sh", "test")).directory(clone.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertEquals(1, process.waitFor());
    }
}
