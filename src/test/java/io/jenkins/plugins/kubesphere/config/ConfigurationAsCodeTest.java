package io.jenkins.plugins.kubesphere.config;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.agents.PodAgent;
import io.jenkins.plugins.kubesphere.agents.PodAgents;
import io.jenkins.plugins.kubesphere.manifest.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The documented examples of Configuration as Code are what the classes offer to it. */
public class ConfigurationAsCodeTest {
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(unclassified:.*?)```", Pattern.DOTALL);

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private static JsonNode example(String document, GlobalConfiguration root) throws Exception {
        Matcher block = BLOCK.matcher(Files.readString(Path.of(document)));
        assertTrue(document + " has an example", block.find());
        JsonNode unclassified = YamlReader.values(document, block.group(1)).get(0).get("unclassified");
        String symbol = root.getClass().getAnnotation(Symbol.class).value()[0];
        assertTrue(document + " names " + symbol, unclassified.has(symbol));
        return new ObjectMapper().readTree(unclassified.get(symbol).toString());
    }

    @Test
    public void theExampleOfClustersIsReadKeptAndExportedAsItIs() throws Exception {
        JsonNode example = example("docs/multi-cluster.md", KubernetesClusters.get());
        AsCode.configure(KubernetesClusters.get(), example);
        KubernetesCluster standby = KubernetesClusters.get().getClusters().get(1);
        assertEquals("production", standby.getStandbyOf());
        assertEquals("bj", standby.labelMap().get("region"));
        assertEquals(Integer.valueOf(2), KubernetesClusters.get().getClusters().get(0).getConcurrency());
        assertEquals(example, new ObjectMapper().readTree(AsCode.export(new KubernetesClusters()).toString()));
    }

    @Test
    public void theExampleOfPodAgentsIsReadKeptAndExportedAsItIs() throws Exception {
        JsonNode example = example("docs/agents.md", PodAgents.get());
        AsCode.configure(PodAgents.get(), example);
        assertEquals("harbor.example.com/mirror", PodAgents.get().getRegistry());
        ObjectNode exported = AsCode.export(new PodAgents());
        assertEquals(example.get("agents").get(1).get("yaml").asText().strip(), exported.get("agents").get(1).get("yaml").asText());
        assertEquals(example.get("agents").get(1).get("cpuLimit"), exported.get("agents").get(1).get("cpuLimit"));
        AsCode.configure(PodAgents.get(), exported);
        assertEquals(exported, AsCode.export(PodAgents.get()));
    }

    @Test
    public void thereIsNothingElseToConfigure() {
        assertEquals(Set.of("clusters"), AsCode.attributes(KubernetesClusters.class).keySet());
        assertEquals(Set.of("name", "kubeconfigId", "labels", "namespace", "context", "folders", "standbyOf", "concurrency"),
                AsCode.attributes(KubernetesCluster.class).keySet());
        assertEquals(Set.of("enabled", "cloud", "registry", "dockerSocket", "hostCaches", "agents"), AsCode.attributes(PodAgents.class).keySet());
        for (Class<?> type : new Class<?>[] {KubernetesClusters.class, KubernetesCluster.class, PodAgents.class, PodAgent.class}) {
            AsCode.attributes(type).forEach((name, attribute) -> AsCode.getter(type, name, attribute));
        }
        assertArrayEquals(new String[] {"kubernetesClusters"}, KubernetesClusters.class.getAnnotation(Symbol.class).value());
    }
}
