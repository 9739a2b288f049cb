package io.jenkins.plugins.kubesphere.embedded.declarative;

import hudson.AbortException;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.embedded.cps.LogSettings;
import io.jenkins.plugins.kubesphere.embedded.cps.ScriptVariables;
import io.jenkins.plugins.kubesphere.embedded.flow.BuildStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty;

/** What a declarative pipeline says about its job: parameters, concurrency, which builds are kept. */
public final class JobSettings {

    private JobSettings() {
    }

    /** Changes the job and gives new parameters of the running build their defaults. */
    public static void apply(CpsScript script, List<Map<String, Object>> options, List<?> parameters,
            List<Map<String, Object>> triggers) throws Exception {
        Run<?, ?> run = script.$build();
        WorkflowJob job = (WorkflowJob) (Job<?, ?>) run.getParent();
        parameters(job, (WorkflowRun) (Run<?, ?>) run, parameters);
        for (Map<String, Object> trigger : triggers) {
            ScriptVariables.print("Trigger " + trigger.get("name") + trigger.get("arguments")
                    + " is noted; on this controller builds are started by hand");
        }
        boolean concurrent = true;
        for (Map<String, Object> option : options) {
            List<?> arguments = (List<?>) option.get("arguments");
            switch (String.valueOf(option.get("name"))) {
                case "disableConcurrentBuilds" -> {
                    concurrent = false;
                    limit(job, !arguments.isEmpty() && arguments.get(0) instanceof Map<?, ?> named
                            && Boolean.TRUE.equals(named.get("abortPrevious")));
                }
                case "timestamps" -> LogSettings.timestamps();
                case "quietPeriod" -> job.setQuietPeriod(((Number) arguments.get(0)).intValue());
                case "buildDiscarder" -> BuildDiscarders.apply(job, arguments);
                default -> {
                }
            }
        }
        if (concurrent && !job.isConcurrentBuild()) {
            job.setConcurrentBuild(true);
        }
    }

    private static void limit(WorkflowJob job, boolean abortPrevious) throws java.io.IOException {
        DisableConcurrentBuildsJobProperty present = job.getProperty(DisableConcurrentBuildsJobProperty.class);
        if (present != null && present.isAbortPrevious() == abortPrevious) {
            return;
        }
        DisableConcurrentBuildsJobProperty property = new DisableConcurrentBuildsJobProperty();
        property.setAbortPrevious(abortPrevious);
        job.removeProperty(DisableConcurrentBuildsJobProperty.class);
        job.addProperty(property);
    }

    private static void parameters(WorkflowJob job, WorkflowRun run, List<?> described) throws Exception {
        if (described.isEmpty()) {
            return;
        }
        List<ParameterDefinition> definitions = new ArrayList<>();
        for (Object parameter : described) {
            if (!(parameter instanceof UninstantiatedDescribable description)) {
                throw new AbortException("'" + parameter + "' is not a parameter");
            }
            definitions.add(secretDefault(description).instantiate(ParameterDefinition.class, TaskListener.NULL));
        }
        job.removeProperty(ParametersDefinitionProperty.class);
        job.addProperty(new ParametersDefinitionProperty(definitions));
        BuildStart.addDefaults(run, definitions);
        run.save();
    }

    /** In a declarative pipeline the default of a password is written as a text called {@code defaultValue}. */
    private static UninstantiatedDescribable secretDefault(UninstantiatedDescribable description) {
        Map<String, Object> arguments = new LinkedHashMap<>(description.getArguments());
        if (!"password".equals(description.getSymbol()) || !arguments.containsKey("defaultValue")) {
            return description;
        }
        arguments.put("defaultValueAsSecret", Secret.fromString(String.valueOf(arguments.remove("defaultValue"))));
        return description.withArguments(arguments);
    }
}
