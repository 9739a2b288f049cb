package io.jenkins.plugins.kubesphere.embedded.steps;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assume.assumeNoException;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

public class GitStepTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private File repository;

    @Before
    public void makeRepository() throws Exception {
        repository = folder.newFolder("repository");
        try {
            git("init", "--quiet", "-b", "main");
        } catch (IOException e) {
            assumeNoException("git is not installed", e);
        }
        java.nio.file.Files.writeString(repository.toPath().resolve("hello.txt"), "from git");
        git("add", ".");
        git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "--quiet", "-m", "First words");
    }

    @Test
    public void theWorkspaceBecomesTheBranch() throws Exception {
        String log = PipelineRun.succeeds(JENKINS, "node { def scm = git(url: '" + repository + "', branch: 'main', changelog: true, poll: false)\n"
                + "echo readFile('hello.txt'); echo \"commit=${scm.GIT_COMMIT.size()} ${scm.GIT_BRANCH}\" }");
        assertThat(log, containsString("from git"));
        assertThat(log, containsString("First words"));
        assertThat(log, containsString("commit=40 origin/main"));
    }

    @Test
    public void checkoutTakesTheClassicForm() throws Exception {
        String log = PipelineRun.succeeds(JENKINS, "node { checkout([$class: 'GitSCM', branches: [[name: '*/main']], userRemoteConfigs: [[url: '"
                + repository + "']]]); echo readFile('hello.txt') }");
        assertThat(log, containsString("from git"));
    }

    @Test
    public void aBranchThatIsNotThereIsNamed() throws Exception {
        String log = PipelineRun.fails(JENKINS, "node { git(url: '" + repository + "', branch: 'nope') }");
        assertThat(log, containsString("there is no branch, tag or commit 'nope'"));
        assertThat(log, not(containsString("\tat ")));
    }

    @Test
    public void aRepositoryThatIsNotThereIsNamed() throws Exception {
        assertThat(PipelineRun.fails(JENKINS, "node { git(url: '/no/such/repository') }"), containsString("cannot fetch /no/such/repository"));
    }

    @Test
    public void credentialsThatAreNotThereAreNamed() throws Exception {
        assertThat(PipelineRun.fails(JENKINS, "node { git(url: '" + repository + "', credentialsId: 'gitee') }"),
                containsString("there are no credentials with the id 'gitee'"));
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new AssertionError(command + " ended with " + status);
        }
    }
}
