package io.jenkins.plugins.kubesphere.agents;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.manifest.ManifestException;
import io.jenkins.plugins.kubesphere.manifest.YamlReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the settings of a pod agent must be like. Each check answers with one sentence, or null when all is well. */
final class PodAgentRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9._/:@]{0,500}[A-Za-z0-9]");
    private static final Pattern REGISTRY = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9._:/]{0,250}[A-Za-z0-9])?");
    private static final Pattern LABELS = Pattern.compile("[-A-Za-z0-9_.]+([ ]+[-A-Za-z0-9_.]+)*");
    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,9})?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?");

    private PodAgentRules() {
    }

    static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            return Messages.PodAgentRules_name(name);
        }
        return name.equals("jnlp") ? Messages.PodAgentRules_jnlp() : null;
    }

    static String image(String image) {
        return IMAGE.matcher(image).matches() && !image.contains("//") ? null : Messages.PodAgentRules_image(image);
    }

    static String registry(String registry) {
        return REGISTRY.matcher(registry).matches() && !registry.contains("//") ? null : Messages.PodAgentRules_registry(registry);
    }

    static String labels(String labels) {
        return LABELS.matcher(labels).matches() ? null : Messages.PodAgentRules_labels(labels);
    }

    static String quantity(String quantity) {
        return QUANTITY.matcher(quantity).matches() ? null : Messages.PodAgentRules_quantity(quantity);
    }

    static String yaml(String yaml) {
        try {
            List<JsonNode> documents = YamlReader.values("yaml", yaml);
            return documents.size() == 1 && documents.get(0).isObject() ? null : Messages.PodAgentRules_notAPod();
        } catch (ManifestException e) {
            return Messages.PodAgentRules_yaml(e.getMessage());
        }
    }

    /** @throws IllegalArgumentException with one sentence about the first thing that cannot be used */
    static void check(List<PodAgent> agents) {
        Set<String> names = new LinkedHashSet<>();
        for (PodAgent agent : agents) {
            require(name(agent.getName()));
            require(image(agent.getImage()));
            require(agent.getLabel() == null ? null : labels(agent.getLabel()));
            for (String quantity : new String[] {agent.getCpuRequest(), agent.getMemoryRequest(), agent.getCpuLimit(), agent.getMemoryLimit()}) {
                require(quantity == null ? null : quantity(quantity));
            }
            require(agent.getYaml() == null ? null : yaml(agent.getYaml()));
            if (!names.add(agent.getName())) {
                throw new IllegalArgumentException(Messages.PodAgentRules_twice(agent.getName()));
            }
        }
    }

    static void require(String sentence) {
        if (sentence != null) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
