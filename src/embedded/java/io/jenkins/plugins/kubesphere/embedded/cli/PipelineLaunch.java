package io.jenkins.plugins.kubesphere.embedded.cli;

import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Descriptor.FormException;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.kubesphere.embedded.web.BadRequestException;
import io.jenkins.plugins.kubesphere.embedded.web.ParameterForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import picocli.CommandLine;

/** Makes a pipeline of a Jenkinsfile's text and starts a build of it. */
final class PipelineLaunch {
    private PipelineLaunch() {
    }

    /** The pipeline of that name, made when there is none; its script is always the given one. */
    static WorkflowJob define(Jenkins jenkins, String name, String script) throws IOException {
        WorkflowJob job = jenkins.getItemByFullName(name, WorkflowJob.class);
        if (job == null) {
            job = jenkins.createProject(WorkflowJob.class, name);
        }
        try {
            job.setDefinition(new CpsFlowDefinition(script, true));
        } catch (FormException impossible) {
            throw new IOException("A sandboxed script needs no approval", impossible);
        }
        job.save();
        return job;
    }

    /** @return the build of that pipeline that was running when its controller died, if there is one */
    static Optional<WorkflowRun> interrupted(Jenkins jenkins, String name) {
        WorkflowJob job = jenkins.getItemByFullName(name, WorkflowJob.class);
        return Optional.ofNullable(job).map(WorkflowJob::getLastBuild).filter(WorkflowRun::isBuilding);
    }

    /**
     * @param parameters values by name; those that the job does not declare yet are declared as strings, as the first build of a Jenkinsfile
     *     finds no declaration of its parameters anywhere else
     * @throws CommandFailedException when the job cannot be built now
     */
    static WorkflowRun start(WorkflowJob job, Map<String, String> parameters, Map<String, String> environment, CommandLine command)
        throws CommandFailedException, IOException, InterruptedException {
        List<Action> actions = new ArrayList<>();
        actions.add(new CauseAction(new Cause.UserIdCause(System.getProperty("user.name"))));
        if (!environment.isEmpty()) {
            actions.add(new LaunchEnvironment(environment));
        }
        List<ParameterValue> values = values(job, parameters, command);
        if (!values.isEmpty()) {
            actions.add(new ParametersAction(values));
        }
        QueueTaskFuture<WorkflowRun> scheduled = job.scheduleBuild2(0, actions.toArray(Action[]::new));
        if (scheduled == null) {
            throw new CommandFailedException(Messages.RunCommand_NotScheduled(job.getName()));
        }
        try {
            return scheduled.waitForStart();
        } catch (ExecutionException failed) {
            throw new CommandFailedException(Messages.RunCommand_NotScheduled(job.getName()), failed.getCause());
        }
    }

    private static List<ParameterValue> values(WorkflowJob job, Map<String, String> given, CommandLine command) throws IOException {
        ParametersDefinitionProperty declared = job.getProperty(ParametersDefinitionProperty.class);
        Map<String, ParameterDefinition> definitions = new LinkedHashMap<>();
        if (declared != null) {
            declared.getParameterDefinitions().forEach(definition -> definitions.put(definition.getName(), definition));
        }
        int known = definitions.size();
        given.forEach((name, value) -> definitions.computeIfAbsent(name, missing -> new StringParameterDefinition(missing, value)));
        if (definitions.size() > known) {
            job.removeProperty(ParametersDefinitionProperty.class);
            job.addProperty(new ParametersDefinitionProperty(new ArrayList<>(definitions.values())));
        }
        List<ParameterValue> values = new ArrayList<>();
        for (ParameterDefinition definition : definitions.values()) {
            try {
                values.add(ParameterForm.value(definition, given.get(definition.getName())));
            } catch (BadRequestException refused) {
                throw new UsageException(Messages.RunCommand_BadParameter(definition.getName(), refused.getMessage()), command);
            }
        }
        return values;
    }
}
