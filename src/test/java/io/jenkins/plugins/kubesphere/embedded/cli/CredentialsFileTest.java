package io.jenkins.plugins.kubesphere.embedded.cli;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import picocli.CommandLine;

public class CredentialsFileTest {
    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final CommandLine command = new CommandLine(new Main());

    private List<StandardCredentials> read(String yaml) throws IOException {
        Path file = Files.writeString(folder.getRoot().toPath().resolve("credentials.yaml"), yaml);
        return CredentialsFile.read(file, Map.of("HARBOR_PASSWORD", "p4ss $1"), command);
    }

    private void refused(String yaml, String message) {
        UsageException refused = assertThrows(UsageException.class, () -> read(yaml));
        assertThat(refused.getMessage(), containsString(message));
        assertThat(refused.getMessage(), not(containsString("hunter2")));
    }

    @Test
    public void readsEveryKind() throws IOException {
        Files.writeString(folder.getRoot().toPath().resolve("key.pem"), "a key");
        List<StandardCredentials> read = read("""
            - {kind: usernamePassword, id: harbor, description: registry, username: robot, password: '${env:HARBOR_PASSWORD}'}
            - {kind: string, id: token, secret: hunter2}
            - {kind: file, id: settings, file: key.pem}
            - {kind: sshUserPrivateKey, id: git, username: git, privateKeyFile: key.pem}
            """);
        assertEquals(List.of("harbor", "token", "settings", "git"), read.stream().map(StandardCredentials::getId).toList());
        assertThat(read.get(0), instanceOf(UsernamePasswordCredentialsImpl.class));
        assertEquals("p4ss $1", ((UsernamePasswordCredentialsImpl) read.get(0)).getPassword().getPlainText());
    }

    @Test
    public void anUnknownKindListsTheKnownOnes() {
        refused("- {kind: password, id: x, secret: hunter2}", "there is no kind \"password\"; use one of usernamePassword, string");
    }

    @Test
    public void aMissingFieldIsNamed() {
        refused("- {kind: usernamePassword, id: x, password: hunter2}", "entry 1: the field \"username\" is missing");
    }

    @Test
    public void anUnknownFieldIsNamedWithThoseThatThereAre() {
        refused("- {kind: string, id: x, secrets: hunter2}", "there is no field \"secrets\" in a credential of kind string");
    }

    @Test
    public void anUnsetVariableIsNamed() {
        refused("- {kind: string, id: x, secret: '${env:NO_SUCH}'}", "the environment variable NO_SUCH is not set");
    }

    @Test
    public void anIdGivenTwiceIsNamed() {
        refused("- {kind: string, id: x, secret: hunter2}\n- {kind: string, id: x, secret: hunter2}", "two entries with the id x");
    }

    @Test
    public void aMissingFileIsNamed() {
        refused("- {kind: file, id: x, file: none.txt}", "none.txt cannot be read");
    }

    @Test
    public void brokenYamlTellsThePlaceButNotTheText() {
        refused("- {kind: string, id: x, secret: hunter2", "is not valid YAML");
    }

    @Test
    public void aMapInsteadOfAListIsRefused() {
        refused("kind: string", "must hold a list");
    }
}
