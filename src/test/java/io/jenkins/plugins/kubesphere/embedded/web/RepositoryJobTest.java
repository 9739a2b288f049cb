package io.jenkins.plugins.kubesphere.embedded.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Item;
import io.jenkins.plugins.kubesphere.embedded.scm.GitScm;
import java.io.File;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** Pipelines that are files of a Git repository, read and committed by the editor through the controller's git. */
public class RepositoryJobTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "p4ss w0rd'$(touch /tmp/never)";
    private static final String FIRST = "// first\npipeline { agent any\nstages { stage('A') { steps { checkout scm\necho readFile('data.txt') } } } }\n";

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule(order = 1)
    public final Browser browser = new Browser(jenkins);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path bare;
    private GitHttpServer git;
    private WorkflowJob job;

    @Before
    public void start() throws Exception {
        Path work = folder.newFolder("work").toPath();
        bare = folder.getRoot().toPath().resolve("shop.git");
        run(work, "git", "init", "--quiet", "-b", "main");
        Files.createDirectories(work.resolve("ci"));
        Files.writeString(work.resolve("ci/Jenkinsfile"), FIRST);
        Files.writeString(work.resolve("data.txt"), "forty-two");
        run(work, "git", "add", ".");
        run(work, "git", "-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "first");
        run(work, "git", "clone", "--quiet", "--bare", work.toString(), bare.toString());
        run(bare, "git", "config", "http.receivepack", "true");
        git = GitHttpServer.start(folder.getRoot().toPath(), "deploy", PASSWORD);
        SystemCredentialsProvider.getInstance().getCredentials().add(
            new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "repo", "", "deploy", PASSWORD));
        job = jenkins.createProject(WorkflowJob.class, "shop");
        define("main", "repo");
    }

    private void define(String branch, String credentials) throws Exception {
        job.setDefinition(new CpsScmFlowDefinition(new GitScm(git.url("shop.git"), branch, credentials), "ci/Jenkinsfile"));
        job.save();
    }

    @After
    public void stop() throws Exception {
        git.close();
    }

    private static String run(Path in, String... command) throws Exception {
        Process process = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(String.join(" ", command) + "\n" + said, 0, process.waitFor());
        return said.strip();
    }

    private HttpResponse<String> ask(String endpoint, String... members) throws Exception {
        ObjectNode object = JSON.createObjectNode();
        for (int i = 0; i < members.length; i += 2) {
            object.put(members[i], members[i + 1]);
        }
        return browser.postJson("/job/shop/stage-editor/" + endpoint, object.toString());
    }

    @Test
    public void theFileIsReadFromItsBranch() throws Exception {
        HttpResponse<String> response = ask("load");
        assertEquals(response.body(), 200, response.statusCode());
        JsonNode loaded = JSON.readTree(response.body());
        assertEquals(FIRST, loaded.get("text").textValue());
        assertEquals("scm", loaded.get("origin").textValue());
        assertEquals("ci/Jenkinsfile", loaded.get("path").textValue());
        assertEquals("main", loaded.get("branch").textValue());
        assertFalse("saved by a commit only", loaded.get("writable").booleanValue());
        assertTrue(loaded.get("committable").booleanValue());
        assertEquals(409, ask("save", "text", "x", "version", loaded.get("version").textValue()).statusCode());
    }

    @Test
    public void aCommitChangesTheOneFileAndIsThePersonsOwn() throws Exception {
        String version = JSON.readTree(ask("load").body()).get("version").textValue();
        String text = FIRST.replace("first", "second \u00fc");
        HttpResponse<String> response = ask("commit", "text", text, "version", version, "branch", "main", "message", "Say second\n\nand why");
        assertEquals(response.body(), 200, response.statusCode());
        String commit = JSON.readTree(response.body()).get("commit").textValue();
        assertEquals(commit, run(bare, "git", "rev-parse", "main"));
        assertEquals("ci/Jenkinsfile", run(bare, "git", "diff", "--name-only", "main~1", "main"));
        assertEquals(text.strip(), run(bare, "git", "show", "main:ci/Jenkinsfile"));
        assertEquals("Say second\n\nand why", run(bare, "git", "log", "-1", "--format=%B", "main"));
        assertEquals(System.getProperty("user.name"), run(bare, "git", "log", "-1", "--format=%an", "main"));
        assertEquals(text, JSON.readTree(ask("load").body()).get("text").textValue());
    }

    @Test
    public void aNewBranchBeginsAtTheJobsOwn() throws Exception {
        HttpResponse<String> response = ask("commit", "text", "echo 1", "branch", "feature/x", "message", "Try");
        assertEquals(response.body(), 200, response.statusCode());
        assertEquals(run(bare, "git", "rev-parse", "main"), run(bare, "git", "rev-parse", "feature/x~1"));
        assertEquals(FIRST.strip(), run(bare, "git", "show", "main:ci/Jenkinsfile"));
    }

    @Test
    public void aFileThatChangedMeanwhileIsNotOverwritten() throws Exception {
        String version = JSON.readTree(ask("load").body()).get("version").textValue();
        assertEquals(200, ask("commit", "text", "echo 'theirs'", "version", version, "branch", "main", "message", "Theirs").statusCode());
        HttpResponse<String> refused = ask("commit", "text", "echo 'mine'", "version", version, "branch", "main", "message", "Mine");
        assertEquals(409, refused.statusCode());
        assertEquals("echo 'theirs'", JSON.readTree(refused.body()).get("text").textValue());
        assertEquals("echo 'theirs'", run(bare, "git", "show", "main:ci/Jenkinsfile"));
    }

    @Test
    public void namesThatMeanMoreThanABranchAreRefused() throws Exception {
        for (String branch : List.of("", "-f", "a..b", "a b", "+main", "main:other", "x.lock", "--upload-pack=touch", "@{u}", "a//b", "$(id)")) {
            assertEquals(branch, 400, ask("commit", "text", "x", "branch", branch, "message", "m").statusCode());
        }
        assertEquals(400, ask("commit", "text", "x", "branch", "main", "message", "  ").statusCode());
    }

    @Test
    public void placesOnTheControllerAndProgramsAreNoRepositories() throws Exception {
        for (String url : List.of(bare.toString(), "file://" + bare, "ext::sh -c touch% /tmp/never", "--upload-pack=x", "http://h/$PATH x")) {
            job.setDefinition(new CpsScmFlowDefinition(new GitScm(url, "main", null), "ci/Jenkinsfile"));
            HttpResponse<String> refused = ask("load");
            assertEquals(url + refused.body(), 409, refused.statusCode());
        }
        assertFalse(new File("/tmp/never").exists());
    }

    @Test
    public void whatFailsIsSaidWithoutTheSecretAndLeavesNothingBehind() throws Exception {
        List<String> before = temporary();
        SystemCredentialsProvider.getInstance().getCredentials().add(
            new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "wrong", "", "deploy", "not-the-s3cret"));
        define("main", "wrong");
        HttpResponse<String> refused = ask("load");
        assertEquals(502, refused.statusCode());
        assertThat(refused.body(), containsString("ls-remote"));
        assertThat(refused.body(), not(containsString("s3cret")));
        define("main", "gone");
        assertThat(ask("load").body(), containsString("'gone'"));
        define("none", "repo");
        assertEquals(404, ask("load").statusCode());
        assertEquals(before, temporary());
    }

    @Test
    public void whereTheRepositoryIsGoneTheTextOfTheLastBuildIsShownAndSaidToBe() throws Exception {
        jenkins.buildAndAssertSuccess(job);
        git.close();
        HttpResponse<String> response = ask("load");
        assertEquals(response.body(), 200, response.statusCode());
        JsonNode loaded = JSON.readTree(response.body());
        assertEquals(FIRST, loaded.get("text").textValue());
        assertThat(loaded.get("note").textValue(), containsString("build #1"));
        assertEquals(502, ask("commit", "text", "x", "branch", "main", "message", "m").statusCode());
    }

    @Test
    public void whoMayOnlySeeTheJobSeesTheOutlineOfTheFileAndNothingOfWhereItIs() throws Exception {
        jenkins.buildAndAssertSuccess(job);
        jenkins.jenkins.setAuthorizationStrategy(new Denying(Item.CONFIGURE, Item.EXTENDED_READ));
        JsonNode loaded = JSON.readTree(ask("load").body());
        assertThat(loaded.get("text").textValue(), containsString("stage('A')"));
        assertThat(loaded.get("text").textValue(), containsString("checkout()"));
        assertThat(loaded.toString(), not(containsString("data.txt")));
        assertFalse("no version, place or branch", loaded.has("version") || loaded.has("path") || loaded.has("branch"));
        git.close();
        loaded = JSON.readTree(ask("load").body());
        assertThat(loaded.get("text").textValue(), containsString("stage('A')"));
        assertThat(loaded.get("note").textValue(), not(containsString("shop.git")));
        define("no branch", "repo");
        HttpResponse<String> refused = ask("load");
        assertEquals(502, refused.statusCode());
        assertThat(refused.body(), not(containsString("no branch")));
    }

    private static List<String> temporary() throws Exception {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("stage-editor")).sorted().forEach(found::add);
        }
        return found;
    }

    @Test
    public void suchAJobRunsHereAsWell() throws Exception {
        jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("forty-two", job.getLastBuild());
        jenkins.assertLogNotContains(PASSWORD, job.getLastBuild());
        String config = Files.readString(job.getConfigFile().getFile().toPath());
        assertThat(config, containsString("class=\"hudson.plugins.git.GitSCM\""));
        assertThat(config, containsString("<hudson.plugins.git.UserRemoteConfig>"));
    }
}
