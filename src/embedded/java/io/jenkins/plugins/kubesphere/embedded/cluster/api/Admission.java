package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Default values and the rules that an object must keep to be stored. */
final class Admission {
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final List<String> WITH_TEMPLATE = List.of("Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job");

    private Admission() {}

    static void defaults(ResourceType type, ObjectNode object) {
        switch (type.kind()) {
            case "Deployment" -> {
                ObjectNode spec = object.withObject("/spec");
                putIfAbsent(spec, "replicas", 1);
                putIfAbsent(spec, "revisionHistoryLimit", 10);
                putIfAbsent(spec, "progressDeadlineSeconds", 600);
                ObjectNode strategy = spec.withObject("/strategy");
                putIfAbsent(strategy, "type", "RollingUpdate");
                if (strategy.path("type").asText().equals("RollingUpdate")) {
                    ObjectNode rolling = strategy.withObject("/rollingUpdate");
                    putIfAbsent(rolling, "maxSurge", "25%");
                    putIfAbsent(rolling, "maxUnavailable", "25%");
                }
            }
            case "ReplicaSet" -> putIfAbsent(object.withObject("/spec"), "replicas", 1);
            case "StatefulSet" -> {
                ObjectNode spec = object.withObject("/spec");
                putIfAbsent(spec, "replicas", 1);
                putIfAbsent(spec, "podManagementPolicy", "OrderedReady");
                putIfAbsent(spec, "revisionHistoryLimit", 10);
                putIfAbsent(spec.withObject("/updateStrategy"), "type", "RollingUpdate");
            }
            case "DaemonSet" -> putIfAbsent(object.withObject("/spec").withObject("/updateStrategy"), "type", "RollingUpdate");
            case "Job" -> {
                ObjectNode spec = object.withObject("/spec");
                putIfAbsent(spec, "completions", 1);
                putIfAbsent(spec, "parallelism", 1);
                putIfAbsent(spec, "backoffLimit", 6);
            }
            case "Service" -> service(object.withObject("/spec"), object.path("metadata").path("uid").asText());
            case "Secret" -> secret(object);
            case "Namespace" -> {
                object.withObject("/metadata/labels").put("kubernetes.io/metadata.name", object.path("metadata").path("name").asText());
                putIfAbsent(object.withObject("/status"), "phase", "Active");
            }
            default -> { }
        }
        if (WITH_TEMPLATE.contains(type.kind())) {
            podSpec(object.withObject("/spec/template").withObject("/spec"));
        } else if (type.kind().equals("Pod")) {
            podSpec(object.withObject("/spec"));
        }
    }

    private static void podSpec(ObjectNode spec) {
        putIfAbsent(spec, "restartPolicy", "Always");
        putIfAbsent(spec, "dnsPolicy", "ClusterFirst");
        putIfAbsent(spec, "schedulerName", "default-scheduler");
        if (!spec.has("terminationGracePeriodSeconds")) {
            spec.put("terminationGracePeriodSeconds", 30);
        }
        for (JsonNode item : spec.path("containers")) {
            if (item instanceof ObjectNode container) {
                String image = container.path("image").asText();
                boolean floating = !image.contains("@") && (image.endsWith(":latest") || image.lastIndexOf(':') <= image.lastIndexOf('/'));
                putIfAbsent(container, "imagePullPolicy", floating ? "Always" : "IfNotPresent");
                putIfAbsent(container, "terminationMessagePath", "/dev/termination-log");
                putIfAbsent(container, "terminationMessagePolicy", "File");
                for (JsonNode port : container.path("ports")) {
                    putIfAbsent((ObjectNode) port, "protocol", "TCP");
                }
            }
        }
    }

    private static void service(ObjectNode spec, String uid) {
        putIfAbsent(spec, "type", "ClusterIP");
        putIfAbsent(spec, "sessionAffinity", "None");
        if (!spec.path("type").asText().equals("ExternalName") && !spec.has("clusterIP")) {
            int seed = Math.floorMod(uid.hashCode(), 250 * 250);
            spec.put("clusterIP", "10.96." + (1 + seed / 250) + "." + (1 + seed % 250));
        }
        for (JsonNode port : spec.path("ports")) {
            ObjectNode one = (ObjectNode) port;
            putIfAbsent(one, "protocol", "TCP");
            if (!one.has("targetPort") && one.has("port")) {
                one.set("targetPort", one.get("port"));
            }
        }
    }

    private static void secret(ObjectNode secret) {
        putIfAbsent(secret, "type", "Opaque");
        if (secret.remove("stringData") instanceof ObjectNode texts) {
            texts.fields().forEachRemaining(field -> secret.withObject("/data").put(field.getKey(),
                    Base64.getEncoder().encodeToString(field.getValue().asText().getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static void putIfAbsent(ObjectNode object, String field, String value) {
        if (!object.hasNonNull(field)) {
            object.put(field, value);
        }
    }

    private static void putIfAbsent(ObjectNode object, String field, int value) {
        if (!object.hasNonNull(field)) {
            object.put(field, value);
        }
    }

    /** @throws Failure 422 with every broken rule */
    static void validate(ResourceType type, ObjectNode object, ObjectNode before) {
        List<String[]> causes = new ArrayList<>();
        String name = object.path("metadata").path("name").asText();
        if (!SUBDOMAIN.matcher(name).matches() && !type.group().equals("rbac.authorization.k8s.io") || name.length() > 253) {
            causes.add(new String[] {"metadata.name", "Invalid value: \"" + name + "\": a lowercase RFC 1123 subdomain must consist of lower case "
                    + "alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"});
        }
        object.path("metadata").path("labels").fields().forEachRemaining(label -> {
            if (!LABEL_VALUE.matcher(label.getValue().asText()).matches() || label.getValue().asText().length() > 63) {
                causes.add(new String[] {"metadata.labels", "Invalid value: \"" + label.getValue().asText() + "\": a valid label must be an empty "
                        + "string or consist of alphanumeric characters, '-', '_' or '.', of at most 63 characters"});
            }
        });
        if (WITH_TEMPLATE.contains(type.kind())) {
            containers("spec.template.spec.containers", object.at("/spec/template/spec/containers"), causes);
            if (!type.kind().equals("Job")) {
                selector(object, before, causes);
            }
        } else if (type.kind().equals("Pod")) {
            containers("spec.containers", object.at("/spec/containers"), causes);
        } else if (type.kind().equals("Service") && object.at("/spec/ports").isEmpty()
                && !object.at("/spec/type").asText().equals("ExternalName") && !object.at("/spec/clusterIP").asText().equals("None")) {
            causes.add(new String[] {"spec.ports", "Required value"});
        }
        if (!causes.isEmpty()) {
            throw Failure.invalid(type, name, causes);
        }
    }

    private static void selector(ObjectNode object, ObjectNode before, List<String[]> causes) {
        JsonNode selector = object.at("/spec/selector/matchLabels");
        if (selector.isEmpty() && object.at("/spec/selector/matchExpressions").isEmpty()) {
            causes.add(new String[] {"spec.selector", "Required value"});
        }
        JsonNode labels = object.at("/spec/template/metadata/labels");
        selector.fields().forEachRemaining(field -> {
            if (!labels.path(field.getKey()).equals(field.getValue())) {
                causes.add(new String[] {"spec.template.metadata.labels", "Invalid value: " + labels
                        + ": `selector` does not match template `labels`"});
            }
        });
        if (before != null && !before.at("/spec/selector").equals(object.at("/spec/selector"))) {
            causes.add(new String[] {"spec.selector", "Invalid value: " + selector + ": field is immutable"});
        }
    }

    private static void containers(String path, JsonNode containers, List<String[]> causes) {
        if (containers.isEmpty()) {
            causes.add(new String[] {path, "Required value"});
        }
        for (int i = 0; i < containers.size(); i++) {
            for (String field : List.of("name", "image")) {
                if (containers.get(i).path(field).asText().isEmpty()) {
                    causes.add(new String[] {path + "[" + i + "]." + field, "Required value"});
                }
            }
        }
    }
}
