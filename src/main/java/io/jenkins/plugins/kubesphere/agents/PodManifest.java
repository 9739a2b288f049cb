package io.jenkins.plugins.kubesphere.agents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the pod of an agent has besides its container: where it likes to run, what Jenkins' own container gets, and volumes of the node. */
public final class PodManifest {
    private static final Map<String, List<String>> CACHES = Map.of("maven", List.of("/root/.m2"), "nodejs", List.of("/root/.yarn", "/root/.npm"),
            "go", List.of("/home/jenkins/go/pkg"));
    private static final String SOCKET = "/var/run/docker.sock";

    private final PodAgent agent;
    private final PodAgents settings;

    public PodManifest(PodAgent agent, PodAgents settings) {
        this.agent = agent;
        this.settings = settings;
    }

    /** The image with the mirror in front, unless it names a registry itself. */
    public String image() {
        String image = agent.getImage();
        String first = image.contains("/") ? image.substring(0, image.indexOf('/')) : "";
        boolean named = first.contains(".") || first.contains(":") || first.equals("localhost");
        return settings.getRegistry() == null || named ? image : settings.getRegistry() + "/" + image;
    }

    /** A pod as YAML; every value in it has been checked. */
    public String yaml() {
        Map<String, Mount> mounts = mounts();
        StringBuilder text = new StringBuilder("""
                apiVersion: v1
                kind: Pod
                spec:
                  securityContext:
                    fsGroup: 1000
                  affinity:
                    nodeAffinity:
                      preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: 1
                        preference:
                          matchExpressions:
                          - {key: node-role.kubernetes.io/worker, operator: In, values: [ci]}
                  tolerations:
                  - {key: node.kubernetes.io/ci, operator: Exists, effect: NoSchedule}
                  - {key: node.kubernetes.io/ci, operator: Exists, effect: PreferNoSchedule}
                  containers:
                  - name: jnlp
                    resources:
                      requests: {cpu: 50m, memory: 400Mi}
                      limits: {cpu: 500m, memory: 1536Mi}
                """);
        if (!mounts.isEmpty()) {
            text.append("  - name: ").append(agent.getName()).append("\n    volumeMounts:\n");
            mounts.forEach((name, mount) -> text.append("    - {name: ").append(name).append(", mountPath: ").append(mount.inside()).append("}\n"));
            text.append("  volumes:\n");
            mounts.forEach((name, mount) -> text.append("  - {name: ").append(name).append(", hostPath: {path: ").append(mount.onNode()).append("}}\n"));
        }
        return text.toString();
    }

    private record Mount(String inside, String onNode) {
    }

    private Map<String, Mount> mounts() {
        Map<String, Mount> mounts = new LinkedHashMap<>();
        if (settings.isDockerSocket()) {
            mounts.put("docker-socket", new Mount(SOCKET, SOCKET));
        }
        if (settings.isHostCaches()) {
            for (String path : CACHES.getOrDefault(agent.getName(), List.of())) {
                String part = path.substring(path.lastIndexOf('/') + 1).replace(".", "");
                mounts.put("cache-" + agent.getName() + "-" + part, new Mount(path, "/var/data/jenkins_" + agent.getName() + "_" + part + "_cache"));
            }
            mounts.put("cache-sonar", new Mount("/root/.sonar/cache", "/var/data/jenkins_sonar_cache"));
        }
        return mounts;
    }
}
