package io.jenkins.plugins.kubesphere.embedded.steps;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.util.Secret;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class CredentialsBindingTest {

    private static final String PASSWORD = "s3cr3t'p\"a$$ss w0rd";

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Before
    public void addCredentials() throws Exception {
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials().add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "harbor", "", "robot$demo+ci", PASSWORD));
        provider.getCredentials().add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString("tok-12345678")));
        provider.getCredentials().add(new FileCredentialsImpl(CredentialsScope.GLOBAL, "file", "", "conf.txt",
                SecretBytes.fromRawBytes("file content".getBytes(StandardCharsets.UTF_8))));
        provider.save();
    }

    @Test
    public void userNameAndPasswordReachTheBlockAndNotTheLog() throws Exception {
        String log = PipelineRun.succeeds(jenkins, "node { withCredentials([usernamePassword(credentialsId: 'harbor', usernameVariable: 'U', "
                + "passwordVariable: 'P')]) { sh 'echo \"user=$U\"; echo \"$P\" | wc -c; echo \"$P\"; echo \"$P\" | base64; printf \"x%s\" \"$P\" | base64' } }");
        assertThat(log, containsString("user=robot$demo+ci"));
        assertThat(log, containsString(Integer.toString(PASSWORD.length() + 1)));
        assertThat(log, not(containsString("s3cr3t")));
        assertThat(log, not(containsString(java.util.Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8)).substring(0, 20))));
        assertThat(log, containsString("****"));
    }

    @Test
    public void theSecretIsInNoFileOfTheController() throws Exception {
        PipelineRun.succeeds(jenkins, "node { withCredentials([string(credentialsId: 'token', variable: 'T')]) { sh 'echo $T'; sleep 1; "
                + "sh 'echo $T | rev' } }");
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(jenkins.jenkins.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("tok-12345678")) {
                    found.add(file);
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    public void aSecretFileIsThereForTheBlockOnlyAndForItsOwnerOnly() throws Exception {
        String log = PipelineRun.succeeds(jenkins, "node { def path\n withCredentials([file(credentialsId: 'file', variable: 'F')]) {\n"
                + "sh 'cat $F; stat -c mode=%a $F'\n path = sh(script: 'echo $F > ../path.txt', returnStdout: true) }\n"
                + "sh 'test ! -e \"$(cat ../path.txt)\" && echo gone' }");
        assertThat(log, containsString("file content"));
        assertThat(log, containsString("mode=400"));
        assertThat(log, containsString("gone"));
    }

    @Test
    public void anUnknownIdIsNamed() throws Exception {
        String log = PipelineRun.fails(jenkins, "node { withCredentials([string(credentialsId: 'nope', variable: 'T')]) { echo 'never' } }");
        assertThat(log, containsString("Could not find credentials entry with ID 'nope'"));
        assertThat(log, not(containsString("\tat ")));
    }

    @Test
    public void aWrongKindIsNamed() throws Exception {
        String log = PipelineRun.fails(jenkins, "node { withCredentials([string(credentialsId: 'harbor', variable: 'T')]) { echo 'never' } }");
        assertThat(log, containsString("'harbor' is of type 'Username with password'"));
    }

    @Test
    public void credentialsAreEncryptedAtRest() throws IOException {
        String text = Files.readString(new File(jenkins.jenkins.getRootDir(), "credentials.xml").toPath(), StandardCharsets.UTF_8);
        assertThat(text, not(containsString("s3cr3t")));
        assertThat(text, not(containsString("tok-12345678")));
        assertThat(text, containsString("robot$demo+ci"));
    }
}
