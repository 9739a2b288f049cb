package io.jenkins.plugins.kubesphere.embedded.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectKey;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectStore;
import java.util.Map;

/** Namespaces with their first inhabitants, removal of what a deleted owner or namespace leaves behind, claims and balancers that bind at once. */
final class Housekeeping {
    private final ObjectEditor editor;
    private final String authority;

    /** @param authority the cluster's CA certificate, PEM */
    Housekeeping(ObjectEditor editor, String authority) {
        this.editor = editor;
        this.authority = authority;
    }

    void firstObjects() {
        for (String name : new String[] {"default", "kube-system", "kube-public", "kube-node-lease"}) {
            editor.create(namespace(name));
        }
        ObjectNode node = ObjectEditor.newObject("Node", "", ControlLoop.NODE);
        node.withObject("/metadata").putObject("labels").put("kubernetes.io/hostname", ControlLoop.NODE).put("kubernetes.io/os", "linux");
        ObjectNode status = node.putObject("status");
        status.putObject("nodeInfo").put("kubeletVersion", ControlLoop.VERSION).put("operatingSystem", "linux").put("architecture", "amd64");
        Conditions.set(status, "Ready", true, "KubeletReady", "the simulated node is ready");
        editor.create(node);
        ObjectNode service = ObjectEditor.newObject("Service", "default", "kubernetes");
        ObjectNode spec = service.putObject("spec").put("clusterIP", "10.96.0.1").put("type", "ClusterIP");
        spec.putArray("ports").addObject().put("name", "https").put("port", 443).put("protocol", "TCP").put("targetPort", 6443);
        editor.create(service);
    }

    private static ObjectNode namespace(String name) {
        ObjectNode namespace = ObjectEditor.newObject("Namespace", "", name);
        namespace.withObject("/metadata").putObject("labels").put("kubernetes.io/metadata.name", name);
        namespace.putObject("spec").putArray("finalizers").add("kubernetes");
        namespace.putObject("status").put("phase", "Active");
        return namespace;
    }

    void namespace(ObjectKey key) {
        ObjectNode namespace = editor.get(key).orElse(null);
        if (namespace == null) {
            return;
        }
        if (namespace.path("metadata").has("deletionTimestamp")) {
            for (Map.Entry<ObjectKey, ObjectNode> entry : editor.store().all()) {
                if (entry.getKey().namespace().equals(key.name())) {
                    editor.delete(entry.getKey());
                }
            }
            editor.delete(key);
            return;
        }
        editor.create(ObjectEditor.newObject("ServiceAccount", key.name(), "default"));
        ObjectNode root = ObjectEditor.newObject("ConfigMap", key.name(), "kube-root-ca.crt");
        root.putObject("data").put("ca.crt", authority);
        editor.create(root);
    }

    /** Deletes what the deleted object owned; an object with another living owner stays. */
    void orphansOf(JsonNode deleted) {
        String uid = deleted.path("metadata").path("uid").asText();
        ObjectStore store = editor.store();
        for (Map.Entry<ObjectKey, ObjectNode> entry : store.all()) {
            JsonNode owners = entry.getValue().path("metadata").path("ownerReferences");
            if (Ownership.isOwnedBy(entry.getValue(), uid) && owners.size() == 1) {
                editor.delete(entry.getKey());
            }
        }
    }

    void claim(ObjectKey key) {
        editor.edit(key, "status", claim -> {
            ObjectNode status = claim.withObject("/status").put("phase", "Bound");
            if (claim.path("spec").get("accessModes") != null) {
                status.set("accessModes", claim.path("spec").get("accessModes"));
            }
            if (claim.at("/spec/resources/requests") instanceof ObjectNode requests) {
                status.set("capacity", requests);
            }
        });
    }

    void service(ObjectKey key) {
        editor.edit(key, "status", service -> {
            if (service.path("spec").path("type").asText().equals("LoadBalancer") && service.at("/status/loadBalancer/ingress").isMissingNode()) {
                service.withObject("/status/loadBalancer").putArray("ingress").addObject()
                        .put("ip", "192.0.2." + Math.floorMod(key.hashCode(), 250)).put("ipMode", "VIP");
            }
        });
    }
}
