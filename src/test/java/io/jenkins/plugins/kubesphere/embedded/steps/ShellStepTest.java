package io.jenkins.plugins.kubesphere.embedded.steps;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

public class ShellStepTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void outputIsStreamedIntoTheLogWithTheCommands() throws Exception {
        String log = PipelineRun.succeeds(JENKINS, "node { sh 'echo one; echo two >&2' }");
        assertThat(log, containsString("+ echo one"));
        assertThat(log, containsString("\none\n"));
        assertThat(log, containsString("\ntwo\n"));
    }

    @Test
    public void anExitStatusFailsTheBuildInOneLine() throws Exception {
        String log = PipelineRun.fails(JENKINS, "node { sh 'exit 7' }");
        assertThat(log, containsString("script returned exit code 7"));
        assertThat(log, not(containsString("\tat ")));
    }

    @Test
    public void theFirstFailingCommandEndsTheScript() throws Exception {
        String log = PipelineRun.fails(JENKINS, "node { sh 'false\\necho never' }");
        assertThat(log, not(containsString("\nnever")));
    }

    @Test
    public void outputAndStatusCanBeReturned() throws Exception {
        String log = PipelineRun.succeeds(JENKINS, "node { def o = sh(script: 'printf hello', returnStdout: true)\n"
                + "def s = sh(script: 'exit 3', returnStatus: true)\n echo \"<$o:$s>\" }");
        assertThat(log, containsString("<hello:3>"));
    }

    @Test
    public void bothAtOnceAreRefused() throws Exception {
        String log = PipelineRun.fails(JENKINS, "node { sh(script: 'true', returnStdout: true, returnStatus: true) }");
        assertThat(log, containsString("returnStdout and returnStatus exclude each other"));
    }

    @Test
    public void outputWithoutAnEndOfLineIsShown() throws Exception {
        String log = PipelineRun.succeeds(JENKINS, "node { sh 'set +x; printf half; sleep 1; printf \"%s\" -whole'; echo 'next' }");
        assertThat(log, containsString("half-whole\n[Pipeline] echo\nnext"));
    }

    @Test
    public void aScriptMayNameItsInterpreter() throws Exception {
        String log = PipelineRun.succeeds(JENKINS, "node { sh '''#!/bin/bash\nx=(a b c); echo n=${#x[@]}''' }");
        assertThat(log, containsString("n=3"));
    }

    @Test
    public void variablesOfTheBuildReachTheScript() throws Exception {
        String log = PipelineRun.succeeds(JENKINS, "node { withEnv(['COLOUR=blue']) { sh 'echo $COLOUR-$BUILD_NUMBER' } }");
        assertThat(log, containsString("blue-1"));
    }

    @Test
    public void anAbortKillsTheWholeTreeWithinASecond() throws Exception {
        Path file = folder.getRoot().toPath().resolve("pid");
        WorkflowRun run = PipelineRun.job(JENKINS, "node { sh 'sh -c \"echo \\\\$\\\\$ >" + file + ".tmp; mv " + file + ".tmp " + file
                + "; sleep 100; true\"; true' }").scheduleBuild2(0).waitForStart();
        for (int i = 0; i < 200 && !Files.exists(file); i++) {
            Thread.sleep(50);
        }
        ProcessHandle child = ProcessHandle.of(Long.parseLong(Files.readString(file).trim())).orElseThrow();
        assertTrue(child.isAlive());
        long asked = System.nanoTime();
        run.doStop();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        assertTrue("took " + (System.nanoTime() - asked) / 1_000_000 + " ms", System.nanoTime() - asked < 3_000_000_000L);
        assertFalse("a child of the script is still running", runs(child));
    }

    /** A process that has ended stays in the table until init asks for its exit status, which some machines' init does late. */
    private static boolean runs(ProcessHandle process) throws IOException {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return process.isAlive();
        }
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return status.charAt(status.lastIndexOf(')') + 2) != 'Z';
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    @Test
    public void nothingIsLeftBesideTheWorkspace() throws Exception {
        String log = PipelineRun.succeeds(JENKINS, "node { sh 'true'; def t = pwd(tmp: true); sh \"set +x; echo left: `ls -A '$t' | grep -c durable`\" }");
        assertThat(log, containsString("\nleft: 1\n"));
    }
}
