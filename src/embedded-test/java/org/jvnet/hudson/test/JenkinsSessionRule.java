package org.jvnet.hudson.test;

import java.io.File;
import java.nio.file.Files;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/** Several starts and stops of a controller on one home; each {@link #then} is one session. */
public class JenkinsSessionRule implements TestRule {

    private Description description;
    private File home;

    public JenkinsSessionRule() {}

    /** What a session does. */
    @FunctionalInterface
    public interface Step extends org.jvnet.hudson.test.fixtures.JenkinsSessionFixture.Step {}

    public File getHome() {
        if (home == null) {
            throw new IllegalStateException("the home exists while a test runs only");
        }
        return home;
    }

    @Override
    public Statement apply(Statement base, Description description) {
        this.description = description;
        return new Statement() {
            @Override
            public void evaluate() throws Throwable {
                home = Files.createTempDirectory("jenkins-session").toFile();
                try {
                    base.evaluate();
                } finally {
                    JenkinsRule.delete(home);
                    home = null;
                }
            }
        };
    }

    /** Starts the controller, runs the step, stops the controller. */
    public void then(Step s) throws Throwable {
        JenkinsRule r = new JenkinsRule().withExistingHome(getHome());
        r.apply(
                        new Statement() {
                            @Override
                            public void evaluate() throws Throwable {
                                s.run(r);
                            }
                        },
                        description)
                .evaluate();
    }
}
