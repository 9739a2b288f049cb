package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;

/** The test results of a build, for its page. */
public final class TestResultsAction extends InvisibleAction {

    private int total;
    private int skipped;
    private final List<String> failures = new ArrayList<>();

    static synchronized TestResultsAction of(Run<?, ?> run) {
        TestResultsAction action = run.getAction(TestResultsAction.class);
        if (action == null) {
            action = new TestResultsAction();
            run.addAction(action);
        }
        return action;
    }

    synchronized void add(TestResults results) {
        total += results.total();
        skipped += results.skipped();
        failures.addAll(results.failures());
    }

    public synchronized int getTotal() {
        return total;
    }

    public synchronized int getSkipped() {
        return skipped;
    }

    public synchronized List<String> getFailures() {
        return List.copyOf(failures);
    }
}
