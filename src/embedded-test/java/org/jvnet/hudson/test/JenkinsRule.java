package org.jvnet.hudson.test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.fail;

import hudson.Launcher;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Descriptor;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.kubesphere.embedded.EmbeddedController;
import io.jenkins.plugins.kubesphere.embedded.EmbeddedOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import org.junit.rules.MethodRule;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.FrameworkMethod;
import org.junit.runners.model.Statement;

/** A controller for one test, with a home of its own. */
public class JenkinsRule implements TestRule, MethodRule {

    private static final int SECONDS = 180;

    public Jenkins jenkins;

    /** Seconds after which a test is given up; 0 for never. */
    public int timeout = Integer.getInteger("jenkins.test.timeout", SECONDS);

    protected Description testDescription;
    private File home;
    private boolean keepHome;
    private EmbeddedController controller;
    private ACLContext asSystem;
    private int projects;

    public JenkinsRule() {}

    /** Starts on a home that exists, and leaves it there. */
    public JenkinsRule withExistingHome(File source) throws Exception {
        home = source;
        keepHome = true;
        return this;
    }

    public void before() throws Throwable {
        if (home == null) {
            home = Files.createTempDirectory("jenkins-rule").toFile();
        }
        Description test = testDescription;
        EmbeddedOptions options = EmbeddedOptions.home(home.toPath())
                .withRootUrl("http://localhost:8080/jenkins/")
                .withBeforeItems(started -> {
                    if (test != null && test.getTestClass() != null) {
                        TestExtensions.load(started, test);
                    }
                });
        controller = EmbeddedController.start(options);
        jenkins = controller.jenkins();
        asSystem = ACL.as2(ACL.SYSTEM2);
    }

    public void after() throws Exception {
        if (asSystem != null) {
            asSystem.close();
        }
        if (controller != null) {
            controller.close();
        }
        controller = null;
        jenkins = null;
        if (!keepHome && home != null) {
            delete(home);
            home = null;
        }
    }

    /** What has just been stopped may write a last file while the directory is being deleted. */
    static void delete(File home) throws IOException, InterruptedException {
        for (int tries = 1;; tries++) {
            try {
                Util.deleteRecursive(home);
                return;
            } catch (IOException e) {
                if (tries == 20) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    @Override
    public Statement apply(Statement base, Description description) {
        return new Statement() {
            @Override
            public void evaluate() throws Throwable {
                testDescription = description;
                Watchdog watchdog = Watchdog.start(description, timeout);
                try {
                    before();
                    base.evaluate();
                } finally {
                    watchdog.end();
                    after();
                }
            }
        };
    }

    @Override
    public Statement apply(Statement base, FrameworkMethod method, Object target) {
        return apply(base, Description.createTestDescription(target.getClass(), method.getName(), method.getAnnotations()));
    }

    public Jenkins getInstance() {
        return jenkins;
    }

    public Description getTestDescription() {
        return testDescription;
    }

    protected String createUniqueProjectName() {
        return "test" + projects++;
    }

    public <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        return jenkins.createProject(type, name);
    }

    public <T extends TopLevelItem> T createProject(Class<T> type) throws IOException {
        return createProject(type, createUniqueProjectName());
    }

    public Launcher.LocalLauncher createLocalLauncher() {
        return new Launcher.LocalLauncher(StreamTaskListener.fromStdout());
    }

    public TaskListener createTaskListener() {
        return StreamTaskListener.fromStdout();
    }

    public static String getLog(Run run) throws IOException {
        return Util.loadFile(run.getLogFile(), run.getCharset());
    }

    public <R extends Run> R assertBuildStatus(Result status, R r) throws Exception {
        waitForCompletion(r);
        if (r.getResult() != status) {
            fail("expected " + status + ", but " + r + " ended as " + r.getResult() + "\n" + getLog(r));
        }
        return r;
    }

    public <R extends Run> R assertBuildStatus(Result status, Future<? extends R> r) throws Exception {
        if (r == null) {
            fail("the build was not scheduled");
        }
        return assertBuildStatus(status, r.get());
    }

    public <R extends Run> R assertBuildStatusSuccess(R r) throws Exception {
        return assertBuildStatus(Result.SUCCESS, r);
    }

    public <R extends Run> R assertBuildStatusSuccess(Future<? extends R> r) throws Exception {
        return assertBuildStatus(Result.SUCCESS, r);
    }

    public <J extends Job<J, R> & ParameterizedJobMixIn.ParameterizedJob<J, R>, R extends Run<J, R> & Queue.Executable> R buildAndAssertStatus(
            Result status, J job) throws Exception {
        return assertBuildStatus(status, job.scheduleBuild2(0));
    }

    public <J extends Job<J, R> & ParameterizedJobMixIn.ParameterizedJob<J, R>, R extends Run<J, R> & Queue.Executable> R buildAndAssertSuccess(
            J job) throws Exception {
        return buildAndAssertStatus(Result.SUCCESS, job);
    }

    public void assertLogContains(String substring, Run run) throws IOException {
        assertStringContains(getLog(run), substring);
    }

    public void assertLogNotContains(String substring, Run run) throws IOException {
        String log = getLog(run);
        if (log.contains(substring)) {
            fail("the log contains '" + substring + "':\n" + log);
        }
    }

    public void assertStringContains(String haystack, String needle) {
        if (!haystack.contains(needle)) {
            assertEquals("the text does not contain what is expected", needle, haystack);
        }
    }

    /** Waits for the end of a build; the log so far is part of a failure. */
    public <R extends Run<?, ?>> R waitForCompletion(R r) throws InterruptedException {
        await(r + " does not end", () -> !r.isBuilding());
        return r;
    }

    /** Waits until the log says so; fails when the build ends without. */
    public <R extends Run<?, ?>> R waitForMessage(String message, R r) throws IOException, InterruptedException {
        while (!getLog(r).contains(message)) {
            if (!r.isLogUpdated()) {
                // what was written between the two looks
                assertLogContains(message, r);
            }
            Thread.sleep(20);
        }
        return r;
    }

    public boolean isSomethingHappening() {
        if (!jenkins.getQueue().isEmpty()) {
            return true;
        }
        for (Computer computer : jenkins.getComputers()) {
            if (!computer.isIdle()) {
                return true;
            }
        }
        return false;
    }

    public void waitUntilNoActivity() throws Exception {
        waitUntilNoActivityUpTo((int) TimeUnit.SECONDS.toMillis(60));
    }

    public void waitUntilNoActivityUpTo(int timeout) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout);
        while (isSomethingHappening()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("something still happens after " + timeout + " ms");
            }
            Thread.sleep(20);
        }
    }

    private static void await(String complaint, Callable<Boolean> condition) throws InterruptedException {
        try {
            while (!condition.call()) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(complaint, e);
        }
    }

    public <T extends Descriptor<?>> T get(Class<T> d) {
        return jenkins.getDescriptorByType(d);
    }

    /** Interrupts a test that takes too long, with all threads' stacks in its output. */
    private static final class Watchdog extends Thread {
        private final Thread test;
        private final Description description;
        private final int seconds;

        private Watchdog(Thread test, Description description, int seconds) {
            super("timeout of " + description.getDisplayName());
            this.test = test;
            this.description = description;
            this.seconds = seconds;
            setDaemon(true);
        }

        static Watchdog start(Description description, int seconds) {
            Watchdog watchdog = new Watchdog(Thread.currentThread(), description, seconds);
            if (seconds > 0) {
                watchdog.start();
            }
            return watchdog;
        }

        @Override
        public void run() {
            try {
                Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
            } catch (InterruptedException finished) {
                return;
            }
            System.err.println(description.getDisplayName() + " takes longer than " + seconds + " s");
            getAllStackTraces().forEach((thread, stack) -> {
                System.err.println(thread);
                for (StackTraceElement element : stack) {
                    System.err.println("    at " + element);
                }
            });
            test.interrupt();
        }

        void end() {
            interrupt();
        }
    }
}
