package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code junit 'target/surefire-reports/*.xml'}: counts test results; failures make the build unstable. */
public final class JUnitStep extends Step {

    private final String testResults;
    private boolean allowEmptyResults;
    private boolean keepLongStdio;
    private boolean skipPublishingChecks;
    private boolean skipMarkingBuildUnstable;

    @DataBoundConstructor
    public JUnitStep(String testResults) {
        this.testResults = testResults;
    }

    public String getTestResults() {
        return testResults;
    }

    public boolean isAllowEmptyResults() {
        return allowEmptyResults;
    }

    @DataBoundSetter
    public void setAllowEmptyResults(boolean allowEmptyResults) {
        this.allowEmptyResults = allowEmptyResults;
    }

    public boolean isKeepLongStdio() {
        return keepLongStdio;
    }

    @DataBoundSetter
    public void setKeepLongStdio(boolean keepLongStdio) {
        this.keepLongStdio = keepLongStdio;
    }

    public boolean isSkipPublishingChecks() {
        return skipPublishingChecks;
    }

    @DataBoundSetter
    public void setSkipPublishingChecks(boolean skipPublishingChecks) {
        this.skipPublishingChecks = skipPublishingChecks;
    }

    public boolean isSkipMarkingBuildUnstable() {
        return skipMarkingBuildUnstable;
    }

    @DataBoundSetter
    public void setSkipMarkingBuildUnstable(boolean skipMarkingBuildUnstable) {
        this.skipMarkingBuildUnstable = skipMarkingBuildUnstable;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BackgroundExecution(context, () -> publish(context));
    }

    private Map<String, Integer> publish(StepContext context) throws Exception {
        FilePath workspace = context.get(FilePath.class);
        TaskListener listener = context.get(TaskListener.class);
        FilePath[] reports = workspace.list(testResults);
        if (reports.length == 0) {
            String message = "junit: no test report files in " + workspace + " match '" + testResults + "'";
            if (!allowEmptyResults) {
                throw new AbortException(message);
            }
            listener.getLogger().println(message);
        }
        TestResults results = TestResults.read(reports);
        listener.getLogger().println("Recording test results: " + results.total() + " tests, " + results.failed() + " failed, "
                + results.skipped() + " skipped");
        results.failures().forEach(failure -> listener.getLogger().println("  failed: " + failure));
        Run<?, ?> run = context.get(Run.class);
        TestResultsAction.of(run).add(results);
        run.save();
        if (results.failed() > 0 && !skipMarkingBuildUnstable) {
            run.setResult(Result.UNSTABLE);
            context.get(FlowNode.class).addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(results.failed() + " tests failed"));
        }
        Map<String, Integer> summary = new LinkedHashMap<>();
        summary.put("totalCount", results.total());
        summary.put("failCount", results.failed());
        summary.put("skipCount", results.skipped());
        summary.put("passCount", results.total() - results.failed() - results.skipped());
        return summary;
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("junit", "Archive JUnit-formatted test results", false, FilePath.class, FlowNode.class, Launcher.class, Run.class, TaskListener.class);
        }
    }
}
