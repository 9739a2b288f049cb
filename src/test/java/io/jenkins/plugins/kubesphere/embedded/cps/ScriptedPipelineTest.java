package io.jenkins.plugins.kubesphere.embedded.cps;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.embedded.flow.StageView;
import io.jenkins.plugins.kubesphere.embedded.flow.Stages;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class ScriptedPipelineTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private static int jobs;

    private static WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = JENKINS.createProject(WorkflowJob.class, "scripted-" + ++jobs);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return JENKINS.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private static String log(Result expected, String script) throws Exception {
        return JenkinsRule.getLog(run(expected, script));
    }

    @Test
    public void functionsLoopsAndClosuresWork() throws Exception {
        String log = log(Result.SUCCESS, """
                def factorial(n) { n <= 1 ? 1 : n * factorial(n - 1) }
                def words = ['b', 'c', 'a'].sort { x, y -> x <=> y }
                for (word in words) { echo "word $word" }
                [one: 1, two: 2].each { key, value -> echo "$key is $value" }
                echo "factorial ${factorial(5)}"
                """);
        assertThat(log, containsString("word a\n[Pipeline] echo\nword b"));
        assertThat(log, containsString("two is 2"));
        assertThat(log, containsString("factorial 120"));
    }

    @Test
    public void parallelGivesTheValuesOfItsBranches() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, "stage('s') { def r = parallel(a: { 1 }, b: { 2 }); echo \"$r\" }");
        JENKINS.assertLogContains("[a:1, b:2]", run);
        List<StageView.Stage> stages = Stages.of(run);
        assertEquals("s", stages.get(0).name());
        assertEquals(List.of("a", "b"), stages.get(0).children().stream().map(StageView.Stage::name).toList());
        assertTrue(stages.get(0).children().stream().allMatch(StageView.Stage::branch));
    }

    @Test(timeout = 20000)
    public void failFastStopsTheOtherBranches() throws Exception {
        long start = System.nanoTime();
        String log = log(Result.FAILURE, """
                parallel(failFast: true,
                    slow: { sleep 60; echo 'too late' },
                    broken: { error 'broken on purpose' })
                """);
        assertThat(log, containsString("Failed in branch broken"));
        assertThat(log, containsString("Failed in branch slow"));
        assertThat(log, containsString("ERROR: broken on purpose"));
        assertThat(log, not(containsString("too late")));
        assertTrue(System.nanoTime() - start < 10_000_000_000L);
    }

    @Test
    public void anUnknownStepIsNamedWithItsLineAndTheNearestName() throws Exception {
        assertThat(log(Result.FAILURE, "echo 'x'\nstge('x') { }"),
                containsString("No such DSL method 'stge' found: no step and no symbol has that name. Did you mean 'stage'? (Jenkinsfile, line 2)"));
    }

    @Test
    public void anUnknownVariableIsNamedWithItsLine() throws Exception {
        String log = log(Result.FAILURE, "echo 'x'\n\necho nothing");
        assertThat(log, containsString("No such property: nothing for class: WorkflowScript (Jenkinsfile, line 3)"));
        assertThat(log, not(containsString("\tat ")));
    }

    @Test
    public void aScriptThatDoesNotCompileRunsNothing() throws Exception {
        String log = log(Result.FAILURE, "echo 'first'\ndef x = 'value' #comment\n");
        assertThat(log, containsString("line 2, column"));
        assertThat(log, containsString("`#` is not a comment in Groovy"));
        assertThat(log, containsString("write `//`"));
        assertThat(log, not(containsString("\nfirst\n")));
    }

    @Test
    public void theEnvironmentIsReadAndWritten() throws Exception {
        String log = log(Result.SUCCESS, """
                env.GREETING = 'hello'
                withEnv(['NAME=world']) { echo "$GREETING ${env.NAME} $BUILD_NUMBER" }
                echo "after: ${env.NAME}"
                """);
        assertThat(log, containsString("hello world 1"));
        assertThat(log, containsString("after: null"));
    }

    @Test
    public void theResultOfTheBuildCanBeMadeWorse() throws Exception {
        assertThat(log(Result.UNSTABLE, "currentBuild.result = 'UNSTABLE'\necho currentBuild.currentResult"), containsString("UNSTABLE"));
    }

    @Test
    public void whatCannotBeWrittenToDiskFailsTheBuild() throws Exception {
        String log = log(Result.FAILURE, "def m = 'a' =~ /a/\nsleep time: 200, unit: 'MILLISECONDS'\necho 'never'");
        assertThat(log, containsString("java.io.NotSerializableException: java.util.regex.Matcher"));
        assertThat(log, not(containsString("\nnever\n")));
    }

    @Test(timeout = 20000)
    public void anEndlessLoopCanBeStopped() throws Exception {
        WorkflowJob job = JENKINS.createProject(WorkflowJob.class, "endless");
        job.setDefinition(new CpsFlowDefinition("echo 'running'\nwhile (true) { }", true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        JENKINS.waitForMessage("running", run);
        run.doStop();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
    }
}
