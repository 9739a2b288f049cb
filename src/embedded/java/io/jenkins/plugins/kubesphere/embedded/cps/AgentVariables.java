package io.jenkins.plugins.kubesphere.embedded.cps;

import hudson.EnvVars;

/** The variables that a block on an agent sees. */
final class AgentVariables {

    private AgentVariables() {
    }

    static EnvVars of(String label, String workspace) {
        EnvVars variables = new EnvVars();
        variables.put("NODE_NAME", "built-in");
        variables.put("NODE_LABELS", label == null ? "built-in" : "built-in " + label);
        variables.put("EXECUTOR_NUMBER", "0");
        variables.put("WORKSPACE", workspace);
        variables.put("WORKSPACE_TMP", workspace + "@tmp");
        return variables;
    }
}
