package io.jenkins.plugins.kubesphere.steps.multi;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes to every cluster, as values that a build record can hold. */
public final class DeployRequest implements Serializable {
    private static final long serialVersionUID = 1;
    private final String file;
    private final ArrayList<FleetTarget> targets;
    private final LinkedHashMap<String, String> variables;
    private final String namespace;
    private final long timeoutSeconds;
    private final boolean strict;
    private final boolean force;
    private final boolean plan;

    /**
     * @param file path, directory or Ant pattern in the workspace
     * @param variables on top of the environment
     * @param namespace null for the cluster's
     * @param plan only shows what would change
     */
    public DeployRequest(String file, List<FleetTarget> targets, Map<String, String> variables, String namespace, Duration timeout,
            boolean strict, boolean force, boolean plan) {
        this.file = file;
        this.targets = new ArrayList<>(targets);
        this.variables = new LinkedHashMap<>(variables);
        this.namespace = namespace;
        this.timeoutSeconds = timeout.toSeconds();
        this.strict = strict;
        this.force = force;
        this.plan = plan;
    }

    String file() {
        return file;
    }

    FleetTarget target(String cluster) {
        return targets.stream().filter(target -> target.name().equals(cluster)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(cluster + " is not a target"));
    }

    List<FleetTarget> targets() {
        return List.copyOf(targets);
    }

    Map<String, String> variables() {
        return new LinkedHashMap<>(variables);
    }

    /** The namespace for objects that name none; empty for that of the kubeconfig's context. */
    String namespaceFor(FleetTarget target) {
        if (namespace != null) {
            return namespace;
        }
        return target.namespace() == null ? "" : target.namespace();
    }

    Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }

    boolean strict() {
        return strict;
    }

    boolean force() {
        return force;
    }

    boolean plan() {
        return plan;
    }
}
