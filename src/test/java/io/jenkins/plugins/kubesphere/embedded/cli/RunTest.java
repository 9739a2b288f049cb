package io.jenkins.plugins.kubesphere.embedded.cli;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RunTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String script, Object... more) throws IOException {
        Path file = Files.writeString(folder.getRoot().toPath().resolve("Jenkinsfile"), script);
        String[] words = new String[more.length + 3];
        words[0] = "run";
        words[1] = "--jenkinsfile";
        words[2] = file.toString();
        for (int i = 0; i < more.length; i++) {
            words[i + 3] = more[i].toString();
        }
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }

    @Test
    public void successIsStatus0AndTheLogIsOnStandardOutput() throws IOException {
        assertEquals(err.toString(), 0, run("pipeline { agent any; stages { stage('Greet') { steps { sh 'echo hello from sh' } } } }"));
        assertThat(out.toString(), containsString("hello from sh"));
        assertThat(out.toString(), containsString("Finished: SUCCESS"));
    }

    @Test
    public void failureIsStatus1() throws IOException {
        assertEquals(1, run("node { sh 'exit 3' }"));
        assertThat(out.toString(), containsString("Finished: FAILURE"));
    }

    @Test
    public void unstableIsStatus1() throws IOException {
        assertEquals(1, run("unstable 'not quite'"));
        assertThat(out.toString(), containsString("Finished: UNSTABLE"));
    }

    @Test
    public void environmentAndParametersReachTheBuild() throws IOException {
        assertEquals(err.toString(), 0, run("node { sh 'echo \"$REGISTRY|$TAG\"'; echo \"tag=${params.TAG}\" }",
            "--env", "REGISTRY=harbor.example.com", "--param", "TAG=v1=2"));
        assertThat(out.toString(), containsString("harbor.example.com|v1=2"));
        assertThat(out.toString(), containsString("tag=v1=2"));
    }

    @Test
    public void theGivenFolderIsTheWorkspaceAndIsStillThereAfterwards() throws IOException {
        Path work = folder.newFolder("work").toPath();
        Files.writeString(work.resolve("mine.txt"), "kept");
        assertEquals(err.toString(), 0, run("node { sh 'cat mine.txt; echo made > made.txt' }", "--workspace", work));
        assertThat(out.toString(), containsString("kept"));
        assertTrue(Files.exists(work.resolve("made.txt")));
        assertTrue(Files.exists(work.resolve("mine.txt")));
    }

    @Test
    public void yesApprovesAndSaysSo() throws IOException {
        assertEquals(err.toString(), 0, run("input 'Deploy to production?'\necho 'went on'", "--yes"));
        assertThat(out.toString(), containsString("approved without asking"));
        assertThat(out.toString(), containsString("went on"));
    }

    @Test
    public void anApprovalThatNobodyCanGiveEndsTheBuild() throws IOException {
        assertEquals(1, run("input 'Deploy to production?'\necho 'went on'"));
        assertThat(out.toString(), containsString("nobody can answer here"));
        assertThat(out.toString(), not(containsString("went on")));
    }

    @Test
    public void credentialsOfTheFileAreBoundAndMasked() throws IOException {
        Path credentials = Files.writeString(folder.getRoot().toPath().resolve("c.yaml"), "- {kind: string, id: token, secret: t0psecret}");
        assertEquals(err.toString(), 0, run("node { withCredentials([string(credentialsId: 'token', variable: 'T')]) { sh 'echo \"got $T\"; test \"$T\" = t0psecret' } }",
            "--credentials", credentials));
        assertThat(out.toString(), not(containsString("t0psecret")));
        assertThat(out.toString(), containsString("got ****"));
    }

    @Test
    public void aHomeKeepsItsBuilds() throws IOException {
        Path home = folder.getRoot().toPath().resolve("home");
        assertEquals(err.toString(), 0, run("echo \"build ${env.BUILD_NUMBER}\"", "--home", home));
        assertEquals(err.toString(), 0, run("echo \"build ${env.BUILD_NUMBER}\"", "--home", home));
        assertThat(out.toString(), containsString("build 2"));
        assertTrue(Files.exists(home.resolve("jobs/pipeline/builds/2/log")));
    }

    @Test
    public void hashCommentsAreRefusedBeforeAnythingRuns() throws IOException {
        assertEquals(1, run("pipeline {\n agent any\n environment {\n  A = 'b' #comment\n }\n stages { stage('S') { steps { echo 'ran' } } }\n}"));
        assertThat(out.toString(), containsString("Groovy"));
        assertThat(out.toString(), containsString("//"));
        assertThat(out.toString(), not(containsString("\nran")));
    }
}
