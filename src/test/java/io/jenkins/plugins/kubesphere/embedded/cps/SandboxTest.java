package io.jenkins.plugins.kubesphere.embedded.cps;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class SandboxTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private static int jobs;

    private static String log(Result expected, String script) throws Exception {
        WorkflowJob job = JENKINS.createProject(WorkflowJob.class, "sandboxed-" + ++jobs);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return JenkinsRule.getLog(JENKINS.assertBuildStatus(expected, job.scheduleBuild2(0)));
    }

    private static void refused(String script) throws Exception {
        String log = log(Result.FAILURE, script + "\necho 'escaped'");
        assertThat(script, log, not(containsString("\nescaped\n")));
        assertThat(script, log.contains("Scripts not permitted to use") || log.contains("the sandbox does not allow"),
                org.hamcrest.CoreMatchers.is(true));
    }

    @Test
    public void filesProcessesAndTheControllerAreOutOfReach() throws Exception {
        refused("new File('/etc/passwd').text");
        refused("'id'.execute()");
        refused("['id'].execute()");
        refused("System.setProperty('sandbox', 'x')");
        refused("Runtime.getRuntime()");
        refused("Jenkins.get()");
        refused("currentBuild.rawBuild");
        refused("currentBuild.getRawBuild()");
        refused("this.class.classLoader");
        refused("'x'.class.forName('java.lang.Runtime')");
        refused("evaluate('1')");
        refused("this.metaClass");
        refused("['/etc/passwd'] as File");
        refused("def c = { -> execute() }; c.delegate = 'id'; c.resolveStrategy = 1; c()");
        refused("new GroovyShell().evaluate('1')");
        refused("FileOutputStream out = ['/tmp/never']");
        refused("def f(File x) { x }\nf(['/etc/passwd'])");
        refused("class X { File f }\nnew X(f: ['/etc/passwd'])");
        refused("(File) ['/etc/passwd']");
        refused("[currentBuild].rawBuild");
        refused("[currentBuild]*.rawBuild");
        refused("Class.forName('java.lang.Runtime')");
        refused("'x'.&execute");
    }

    @Test
    public void codeThatIsNotTransformedMustBeConstant() throws Exception {
        refused("class X { def y = System.getenv() }\nnew X()");
        refused("class X { X() { System.getenv() } }\nnew X()");
        refused("class X { static { System.getenv() } }\nnew X()");
        refused("@groovy.transform.ASTTest(value = { System.getenv() }) def x = 1");
        refused("@NonCPS def f() { System.getenv('HOME') }\nf()");
        refused("class X extends GroovyShell { }\nnew X().parse('1')");
        refused("class X { }\nX.forName('java.lang.Runtime')");
        refused("def f(x = System.getenv('HOME')) { x }\nf()");
    }

    @Test
    public void plainDataIsFree() throws Exception {
        String log = log(Result.SUCCESS, """
                import groovy.json.JsonSlurperClassic
                String text = 'typed'; int number = 1; List<String> list = ['x']; Map map = [:]; def (a, b) = [1, 2]
                for (String s : list) { try { println s } catch (Exception e) { println e.message } }
                class Point implements Serializable { int x = 1; int y; Point(int y) { this.y = y }; int sum() { x + y } }
                @NonCPS def parse(text) { new JsonSlurperClassic().parseText(text).name }
                echo "${new Point(2).sum()} ${parse('{"name": "n"}')} ${'a,b'.split(',').collect { it.toUpperCase() }} ${[b: 1] + [c: 2]}"
                echo "${(1..3).sum()} ${new Date(0).time} ${Math.max(1, 2)} ${'x' * 3} ${[3, 1, 2].max()} ${'abc'[0]}"
                """);
        assertThat(log, containsString("3 n [A, B] [b:1, c:2]"));
        assertThat(log, containsString("6 0 2 xxx 3 a"));
    }
}
