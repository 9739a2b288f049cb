package io.jenkins.plugins.kubesphere.embedded.cli;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.io.FileUtils;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DemoTest {
    private static final Locale BEFORE = Locale.getDefault();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeClass
    public static void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterClass
    public static void speakAsBefore() {
        Locale.setDefault(BEFORE);
    }

    @Before
    public void needsGit() {
        assumeTrue("git", Arrays.stream(System.getenv("PATH").split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, "git"))));
    }

    private int demo(Path sample) {
        Path home = folder.getRoot().toPath().resolve("home");
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), "demo", "--once", "--home", home.toString(), "--sample", sample.toString());
    }

    @Test
    public void theWholeReleaseGoesFromCheckoutToProduction() {
        assertEquals(err + "\n" + out, 0, demo(Path.of("src/demo")));
        String log = out.toString();
        assertThat(log, containsString("Finished: SUCCESS"));
        assertThat(log, containsString("analysis skipped"));
        assertThat(log, containsString("SNAPSHOT-main-1"));
        assertThat(log, containsString("latest"));
        assertThat(log, containsString("v1.0.1"));
        assertThat(log, containsString("Cluster dev"));
        assertThat(log, containsString("Cluster production"));
        assertThat(log, containsString("Deployment default/greeting"));
        assertThat(log, containsString("Result: SUCCESS"));
    }

    @Test
    public void aBrokenUnitTestStopsItBeforeAnythingIsPushed() throws Exception {
        Path broken = folder.newFolder("sample").toPath();
        FileUtils.copyDirectory(Path.of("src/demo").toFile(), broken.toFile());
        Path test = broken.resolve("src/test/java/greeting/GreetingTest.java");
        Files.writeString(test, Files.readString(test).replace("Hello, Ada!", "Good evening, Ada!"));
        assertEquals(1, demo(broken));
        String log = out.toString();
        assertThat(log, containsString("Finished: FAILURE"));
        assertThat(log, containsString("nothing was pushed"));
        assertThat(log, not(containsString("sha256:")));
    }
}
