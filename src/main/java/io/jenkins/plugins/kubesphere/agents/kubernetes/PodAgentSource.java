package io.jenkins.plugins.kubesphere.agents.kubernetes;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Node;
import io.jenkins.plugins.kubesphere.agents.PodAgent;
import io.jenkins.plugins.kubesphere.agents.PodAgents;
import io.jenkins.plugins.kubesphere.agents.PodManifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.csanchez.jenkins.plugins.kubernetes.ContainerTemplate;
import org.csanchez.jenkins.plugins.kubernetes.KubernetesCloud;
import org.csanchez.jenkins.plugins.kubernetes.PodTemplate;
import org.csanchez.jenkins.plugins.kubernetes.PodTemplateSource;
import org.csanchez.jenkins.plugins.kubernetes.pod.yaml.Merge;

/**
 * Gives clouds the configured pod agents. A template that a cloud has under the same name stays the only one of that name. Ids stay the same from call
 * to call: the plugin finds the template of a running pod by it, after a restart too.
 */
@Extension(optional = true, ordinal = -100)
public final class PodAgentSource extends PodTemplateSource {

    @NonNull
    @Override
    protected List<PodTemplate> getList(@NonNull KubernetesCloud cloud) {
        PodAgents settings = PodAgents.get();
        if (!settings.isFor(cloud.name)) {
            return List.of();
        }
        Set<String> own = new HashSet<>();
        cloud.getTemplates().forEach(template -> own.add(template.getName()));
        List<PodTemplate> templates = new ArrayList<>();
        for (PodAgent agent : settings.getAgents()) {
            if (!own.contains(agent.getName())) {
                templates.add(template(agent, new PodManifest(agent, settings)));
            }
        }
        return templates;
    }

    /** The container is no part of the YAML, so that a Jenkinsfile whose own YAML replaces the template's keeps it. */
    private static PodTemplate template(PodAgent agent, PodManifest manifest) {
        ContainerTemplate container = new ContainerTemplate(agent.getName(), manifest.image());
        container.setCommand("cat");
        container.setArgs("");
        container.setTtyEnabled(true);
        container.setResourceRequestCpu(agent.getCpuRequest());
        container.setResourceRequestMemory(agent.getMemoryRequest());
        container.setResourceLimitCpu(agent.getCpuLimit());
        container.setResourceLimitMemory(agent.getMemoryLimit());
        container.setResourceRequestEphemeralStorage("1Gi");
        container.setResourceLimitEphemeralStorage("10Gi");
        PodTemplate template = new PodTemplate("kubesphere-" + agent.getName());
        template.setName(agent.getName());
        template.setLabel(agent.labels());
        template.setNodeUsageMode(agent.isAnyJob() ? Node.Mode.NORMAL : Node.Mode.EXCLUSIVE);
        template.setContainers(List.of(container));
        template.setYamls(agent.getYaml() == null ? List.of(manifest.yaml()) : List.of(manifest.yaml(), agent.getYaml()));
        template.setYamlMergeStrategy(new Merge());
        template.setInheritYamlMergeStrategy(true);
        return template;
    }
}
