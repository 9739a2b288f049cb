package io.jenkins.plugins.kubesphere.embedded.declarative;

import hudson.AbortException;
import hudson.model.Run;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Deletes the builds that a pipeline no longer wants to keep; builds that run or are kept for ever stay. */
final class BuildDiscarders {

    private static final Set<String> LIMITS = Set.of("numToKeepStr", "daysToKeepStr", "artifactNumToKeepStr", "artifactDaysToKeepStr");

    private BuildDiscarders() {
    }

    static void apply(WorkflowJob job, List<?> arguments) throws IOException {
        if (arguments.size() != 1 || !(arguments.get(0) instanceof UninstantiatedDescribable strategy)
                || !LIMITS.containsAll(strategy.getArguments().keySet())) {
            throw new AbortException("buildDiscarder takes a strategy such as logRotator(numToKeepStr: '10')");
        }
        Map<String, ?> limits = strategy.getArguments();
        int number = limit(limits, "numToKeepStr");
        int days = limit(limits, "daysToKeepStr");
        int kept = 0;
        for (WorkflowRun run : List.copyOf(job.getBuildsAsMap().values())) {
            boolean tooMany = number > 0 && ++kept > number;
            boolean tooOld = days > 0 && run.getTimeInMillis() < System.currentTimeMillis() - TimeUnit.DAYS.toMillis(days);
            if ((tooMany || tooOld) && mayGo(run)) {
                run.delete();
            }
        }
    }

    private static boolean mayGo(Run<?, ?> run) {
        return !run.isBuilding() && !run.isKeepLog();
    }

    private static int limit(Map<String, ?> limits, String name) throws AbortException {
        Object value = limits.get(name);
        if (value == null || value.toString().isBlank()) {
            return -1;
        }
        try {
            return Integer.parseInt(value.toString().strip());
        } catch (NumberFormatException e) {
            throw new AbortException("logRotator: '" + value + "' for " + name + " is not a number");
        }
    }
}
