package io.jenkins.plugins.kubesphere.embedded.cli;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CommandLineTest {
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

    private int execute(Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.getRoot().toPath().resolve(name), text);
    }

    private void refused(String message) {
        assertThat(err.toString(), containsString(message));
        assertThat("one clear message, no stack trace", err.toString(), not(containsString("\tat ")));
    }

    @Test
    public void helpNamesEveryCommandAndEndsWithStatus0() {
        assertEquals(0, execute("--help"));
        for (String word : new String[] {"run", "serve", "demo", "Exit status", "--jenkinsfile"}) {
            assertThat(out.toString(), containsString(word));
        }
    }

    @Test
    public void helpOfRunExplainsTheCredentialsFile() {
        assertEquals(0, execute("run", "--help"));
        assertThat(out.toString(), containsString("${env:NAME}"));
        assertThat(out.toString(), containsString("usernamePassword"));
    }

    @Test
    public void withoutCommandItSaysWhichThereAre() {
        assertEquals(2, execute());
        refused("A command is missing");
    }

    @Test
    public void unknownOptionIsNamed() {
        assertEquals(2, execute("run", "--jenkinsfil", "x"));
        refused("--jenkinsfil");
    }

    @Test
    public void missingJenkinsfileIsNamed() {
        assertEquals(2, execute("run", "--jenkinsfile", folder.getRoot().toPath().resolve("nowhere")));
        refused("There is no file " + folder.getRoot().toPath().resolve("nowhere"));
    }

    @Test
    public void environmentWithoutEqualsSignIsRefused() throws IOException {
        assertEquals(2, execute("run", "--jenkinsfile", file("Jenkinsfile", "echo 'x'"), "--env", "LANG"));
        refused("--env wants NAME=value, but got \"LANG\"");
    }

    @Test
    public void parameterGivenTwiceIsRefused() throws IOException {
        assertEquals(2, execute("run", "--jenkinsfile", file("Jenkinsfile", "echo 'x'"), "--param", "A=1", "--param", "A=2"));
        refused("--param names A twice");
    }

    @Test
    public void missingWorkspaceIsNamed() throws IOException {
        assertEquals(2, execute("run", "--jenkinsfile", file("Jenkinsfile", "echo 'x'"), "--workspace", "/nowhere/at/all"));
        refused("There is no folder /nowhere/at/all");
    }

    @Test
    public void homeThatIsAFileIsRefused() throws IOException {
        Path notAFolder = file("home", "");
        assertEquals(2, execute("run", "--jenkinsfile", file("Jenkinsfile", "echo 'x'"), "--home", notAFolder));
        refused("The home " + notAFolder + " is not a folder that can be written to");
    }

    @Test
    public void homeOfAnotherControllerIsRefused() throws IOException {
        Path home = folder.newFolder("home").toPath();
        try (HomeLock other = HomeLock.take(home, new picocli.CommandLine(new Main()))) {
            assertEquals(2, execute("run", "--jenkinsfile", file("Jenkinsfile", "echo 'x'"), "--home", home));
        }
        refused("The home " + home + " is in use by another controller");
    }

    @Test
    public void impossiblePortIsRefused() {
        assertEquals(2, execute("serve", "--port", "70000", "--home", folder.getRoot()));
        refused("70000 is no port");
    }

    @Test
    public void demoOutsideTheProjectSaysWhatIsMissing() {
        assertEquals(2, execute("demo", "--once", "--sample", folder.getRoot().toPath().resolve("none")));
        refused("There is no sample service in");
    }
}
