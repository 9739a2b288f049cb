package io.jenkins.plugins.kubesphere.embedded.declarative;

import hudson.AbortException;
import hudson.model.TaskListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.BuildDiscarder;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** Which builds a pipeline wants to keep; applied when a build of it starts. */
final class BuildDiscarders {

    private BuildDiscarders() {
    }

    static void apply(WorkflowJob job, List<?> arguments) throws Exception {
        if (arguments.size() != 1 || !(arguments.get(0) instanceof UninstantiatedDescribable strategy)) {
            throw new AbortException("buildDiscarder takes a strategy such as logRotator(numToKeepStr: '10')");
        }
        Map<String, Object> limits = new LinkedHashMap<>(strategy.getArguments());
        if ("logRotator".equals(strategy.getSymbol())) {
            // its four limits are parameters of one constructor, and leaving some out is how it is used
            List.of("daysToKeepStr", "numToKeepStr", "artifactDaysToKeepStr", "artifactNumToKeepStr").forEach(limit -> limits.putIfAbsent(limit, ""));
        }
        strategy.withArguments(limits).instantiate(BuildDiscarder.class, TaskListener.NULL).perform(job);
    }
}
