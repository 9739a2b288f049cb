package io.jenkins.plugins.kubesphere.agents;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import hudson.ExtensionList;
import hudson.model.Node;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.csanchez.jenkins.plugins.kubernetes.ContainerTemplate;
import org.csanchez.jenkins.plugins.kubernetes.KubernetesCloud;
import org.csanchez.jenkins.plugins.kubernetes.PodTemplate;
import org.csanchez.jenkins.plugins.kubernetes.pod.decorator.PodDecorator;
import org.csanchez.jenkins.plugins.kubernetes.pod.yaml.Merge;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class PodAgentsTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private final KubernetesCloud cloud = new KubernetesCloud("k8s");

    private PodTemplate template(String name) {
        return cloud.getAllTemplates().stream().filter(template -> template.getName().equals(name)).findFirst().orElseThrow();
    }

    private List<String> names() {
        return cloud.getAllTemplates().stream().map(PodTemplate::getName).toList();
    }

    private static void refused(String sentence, PodAgent agent) {
        assertThat(assertThrows(IllegalArgumentException.class, () -> PodAgents.get().setAgents(List.of(agent))).getMessage(), containsString(sentence));
    }

    @Test
    public void aCloudHasTheFourAgentsAsKubeSphereUsersKnowThem() {
        assertEquals(List.of("base", "nodejs", "maven", "go"), names());
        PodTemplate maven = template("maven");
        assertEquals("maven", maven.getLabel());
        assertEquals(Node.Mode.EXCLUSIVE, maven.getNodeUsageMode());
        ContainerTemplate container = maven.getContainers().get(0);
        assertEquals("maven", container.getName());
        assertEquals("kubesphere/builder-maven:v3.2.0", container.getImage());
        assertEquals("cat", container.getCommand());
        assertEquals("", container.getArgs());
        assertEquals(true, container.isTtyEnabled());
        assertEquals("100m", container.getResourceRequestCpu());
        assertEquals("8192Mi", container.getResourceLimitMemory());
        assertEquals("10Gi", container.getResourceLimitEphemeralStorage());
    }

    @Test
    public void templatesAreTheSameFromCallToCallAndInheritAsOnesWithYamlOfTheirOwn() {
        assertEquals(template("go").getId(), template("go").getId());
        assertEquals("kubesphere-go", template("go").getId());
        assertEquals(Merge.class, template("go").getYamlMergeStrategy().getClass());
        assertEquals(true, template("go").isInheritYamlMergeStrategy());
    }

    @Test
    public void theManifestIsAPodWithRoomForJenkinsOwnContainer() {
        Pod pod = Serialization.unmarshal(template("nodejs").getYamls().get(0), Pod.class);
        Container jnlp = pod.getSpec().getContainers().get(0);
        assertEquals("jnlp", jnlp.getName());
        assertEquals("400Mi", jnlp.getResources().getRequests().get("memory").toString());
        assertEquals(Long.valueOf(1000), pod.getSpec().getSecurityContext().getFsGroup());
        assertEquals("no volume of the node unless asked for", List.of(), pod.getSpec().getVolumes());
        assertEquals(2, pod.getSpec().getTolerations().size());
    }

    /** A pod that inherits from these, as the Kubernetes plugin merges them: it joins their tolerations. */
    private static Pod inheriting(PodTemplate... templates) {
        PodBuilder pod = new PodBuilder().withNewSpec().endSpec();
        for (PodTemplate template : templates) {
            pod.editSpec().addAllToTolerations(Serialization.unmarshal(template.getYamls().get(0), Pod.class).getSpec().getTolerations()).endSpec();
        }
        return pod.build();
    }

    private Pod decorated(Pod pod) {
        Pod last = pod;
        for (PodDecorator decorator : ExtensionList.lookup(PodDecorator.class)) {
            last = decorator.decorate(cloud, last);
        }
        return last;
    }

    @Test
    public void aPodThatInheritsFromTwoToleratesTheSameOnlyOnce() {
        Pod both = inheriting(template("nodejs"), template("base"));
        assertEquals(4, both.getSpec().getTolerations().size());
        both.getSpec().getTolerations().add(new TolerationBuilder().withKey("gpu").withOperator("Exists").build());
        List<Toleration> kept = decorated(both).getSpec().getTolerations();
        assertEquals("in their order", List.of("NoSchedule", "PreferNoSchedule", "any"),
                kept.stream().map(toleration -> toleration.getEffect() == null ? "any" : toleration.getEffect()).toList());
        assertEquals("gpu", kept.get(2).getKey());
        assertEquals(new PodBuilder().build(), decorated(new PodBuilder().build()));
    }

    @Test
    public void podsOfAnotherCloudStayAsTheyAre() {
        Pod both = inheriting(template("nodejs"), template("base"));
        PodAgents.get().setCloud("other");
        assertEquals(4, decorated(both).getSpec().getTolerations().size());
    }

    @Test
    public void settingsChangeImagesLabelsVolumesAndManifest() {
        PodAgent jdk11 = new PodAgent("mavenjdk11", "kubesphere/builder-maven:v3.2.1-jdk11");
        jdk11.setLabel("jdk11 maven");
        jdk11.setAnyJob(true);
        jdk11.setYaml("spec: {serviceAccountName: builder}");
        PodAgents settings = PodAgents.get();
        settings.setAgents(List.of(jdk11, new PodAgent("go", "quay.io/team/go:1.25"), new PodAgent("nodejs", "node:22")));
        settings.setRegistry("harbor.example.com/mirror");
        settings.setDockerSocket(true);
        settings.setHostCaches(true);
        assertEquals(List.of("mavenjdk11", "go", "nodejs"), names());
        assertEquals("jdk11 maven", template("mavenjdk11").getLabel());
        assertEquals(Node.Mode.NORMAL, template("mavenjdk11").getNodeUsageMode());
        assertEquals("harbor.example.com/mirror/kubesphere/builder-maven:v3.2.1-jdk11", template("mavenjdk11").getContainers().get(0).getImage());
        assertEquals("quay.io/team/go:1.25", template("go").getContainers().get(0).getImage());
        assertEquals("spec: {serviceAccountName: builder}", template("mavenjdk11").getYamls().get(1));
        Pod pod = Serialization.unmarshal(template("nodejs").getYamls().get(0), Pod.class);
        assertEquals(List.of("/var/run/docker.sock", "/root/.yarn", "/root/.npm", "/root/.sonar/cache"),
                pod.getSpec().getContainers().get(1).getVolumeMounts().stream().map(mount -> mount.getMountPath()).toList());
        assertEquals("/var/data/jenkins_nodejs_npm_cache", pod.getSpec().getVolumes().get(2).getHostPath().getPath());
    }

    @Test
    public void aCloudsOwnTemplateOfTheSameNameIsTheOnlyOne() {
        PodTemplate own = new PodTemplate("own");
        own.setName("maven");
        cloud.addTemplate(own);
        assertEquals(List.of("base", "nodejs", "go"), names());
    }

    @Test
    public void theSwitchAndTheNameOfTheCloudDecideWhoGetsThem() {
        PodAgents.get().setCloud("other");
        assertEquals(List.of(), names());
        PodAgents.get().setCloud("k8s");
        assertEquals(4, names().size());
        PodAgents.get().setEnabled(false);
        assertEquals(List.of(), names());
        assertEquals("kept on disk", false, new PodAgents().isEnabled());
    }

    @Test
    public void whatCannotBeUsedIsRefusedInOneSentence() {
        refused("is not a name of a pod agent", new PodAgent("Maven", "image"));
        refused("belongs to Jenkins", new PodAgent("jnlp", "image"));
        refused("is not an image", new PodAgent("maven", "https://image here"));
        PodAgent agent = new PodAgent("maven", "image");
        agent.setCpuLimit("4 cores");
        refused("is not a quantity", agent);
        PodAgent listed = new PodAgent("maven", "image");
        listed.setYaml("- a list");
        refused("the manifest of one pod", listed);
        assertThrows(IllegalArgumentException.class, () -> PodAgents.get().setRegistry("https://harbor.example.com"));
        assertThrows(IllegalArgumentException.class, () -> PodAgents.get().setAgents(List.of(new PodAgent("a", "image"), new PodAgent("a", "image"))));
        assertEquals(4, names().size());
    }
}
