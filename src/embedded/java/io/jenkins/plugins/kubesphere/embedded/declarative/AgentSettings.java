package io.jenkins.plugins.kubesphere.embedded.declarative;

import hudson.model.Run;
import io.jenkins.plugins.kubesphere.embedded.cps.ScriptVariables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Small decisions of the interpreter that need no waiting. */
public final class AgentSettings {

    private static final Set<String> NOT_FOR_POD = Set.of("label", "defaultContainer", "customWorkspace", "retries", "yamlFile",
            "containerTemplate", "containerTemplates", "value");

    private AgentSettings() {
    }

    /** The arguments of the {@code podTemplate} step for a kubernetes agent. */
    public static Map<String, Object> podTemplate(Map<String, Object> settings) {
        Map<String, Object> template = new LinkedHashMap<>(settings);
        template.keySet().removeAll(NOT_FOR_POD);
        return template;
    }

    /** The label of the pod that surrounds the caller, or what the pipeline asked for. */
    public static Object podLabel(CpsScript script, Map<String, Object> settings) {
        Object label = variable(script, "POD_LABEL");
        return label != null ? label : settings.get("label");
    }

    /** A variable of the build, a parameter, or null. */
    public static Object variable(CpsScript script, String name) {
        return ScriptVariables.find(script, name).orElse(null);
    }

    /** Whether the pipeline was read from a repository that can be checked out. */
    public static boolean hasRepository(CpsScript script) {
        try {
            return script.$build() instanceof WorkflowRun run && run.getParent().getDefinition() instanceof CpsScmFlowDefinition;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot tell where the pipeline comes from", e);
        }
    }

    /** What a checkout tells about itself, as variables. */
    public static List<String> variables(Map<String, ?> facts) {
        List<String> variables = new ArrayList<>();
        if (facts != null) {
            new TreeMap<>(facts).forEach((name, value) -> variables.add(name + "=" + value));
        }
        return variables;
    }

    /** The entries of an environment section by their names. */
    public static Map<String, Object> byName(List<Map<String, Object>> entries) {
        Map<String, Object> byName = new LinkedHashMap<>();
        entries.forEach(entry -> byName.put(String.valueOf(entry.get("name")), entry));
        return byName;
    }

    /** What a person answered to an {@code input} section, as variables. */
    public static List<String> answers(Map<String, Object> arguments, Object answer) {
        List<String> variables = new ArrayList<>();
        if (answer instanceof Map<?, ?> several) {
            several.forEach((name, value) -> variables.add(name + "=" + value));
        } else if (answer != null && arguments.get("parameters") instanceof List<?> one && one.size() == 1
                && one.get(0) instanceof UninstantiatedDescribable parameter) {
            variables.add(parameter.getArguments().get("name") + "=" + answer);
        } else if (answer != null && arguments.get("submitterParameter") != null) {
            variables.add(arguments.get("submitterParameter") + "=" + answer);
        }
        return variables;
    }

    /** A name for an image that is built from the workspace's Dockerfile; the same for the whole build. */
    public static String imageName(CpsScript script) throws IOException {
        Run<?, ?> run = script.$build();
        return "pipeline-" + Integer.toHexString(run.getParent().getFullName().hashCode()) + ":" + run.getNumber();
    }

    /** The command that builds it. */
    public static String buildCommand(Map<String, Object> settings, Object image) {
        String directory = settings.get("dir") == null ? "." : String.valueOf(settings.get("dir"));
        String file = settings.get("filename") instanceof CharSequence name ? name.toString() : "Dockerfile";
        String more = settings.get("additionalBuildArgs") == null ? "" : " " + settings.get("additionalBuildArgs");
        return "docker build -t " + image + more + " -f '" + directory + "/" + file + "' '" + directory + "'";
    }

    /** The variables that make a tool available; on this controller the tools are those of the machine. */
    public static List<String> tool(CpsScript script, String type, String name) {
        ScriptVariables.print("Tool " + type + " '" + name + "': using what is installed on this machine");
        return List.of();
    }
}
