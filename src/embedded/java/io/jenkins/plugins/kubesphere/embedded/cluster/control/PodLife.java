package io.jenkins.plugins.kubesphere.embedded.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.ImageLookup;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Moves a pod from Pending to what its images allow: ready, completed, without image, or crashing. */
final class PodLife {
    private static final int SLOWEST_RETRY = 10;
    private final ObjectEditor editor;
    private final ClusterEvents events;
    private final ImageLookup images;
    private final Duration start;
    private final ControlLoop.Later later;
    private final Map<String, Long> due = new ConcurrentHashMap<>();

    PodLife(ObjectEditor editor, ClusterEvents events, ImageLookup images, Duration start, ControlLoop.Later later) {
        this.editor = editor;
        this.events = events;
        this.images = images;
        this.start = start;
        this.later = later;
    }

    void reconcile(ObjectKey key) {
        ObjectNode pod = editor.get(key).orElse(null);
        if (pod == null) {
            return;
        }
        JsonNode status = pod.path("status");
        switch (status.path("phase").asText("Pending")) {
            case "Pending", "Running" -> {
                if (!pod.path("spec").has("nodeName")) {
                    schedule(key, pod);
                } else if (!Conditions.isTrue(pod, "Ready") && due(key, pod)) {
                    advance(key, pod);
                } else if (Conditions.isTrue(pod, "Ready") && isJobPod(pod) && due(key, pod)) {
                    finish(key, pod, ImageLookup.Outcome.RUNS);
                }
            }
            default -> { }
        }
    }

    private void schedule(ObjectKey key, ObjectNode pod) {
        editor.edit(key, "", after -> after.withObject("/spec").put("nodeName", ControlLoop.NODE));
        editor.edit(key, "status", after -> {
            ObjectNode status = after.withObject("/status");
            status.put("phase", "Pending").put("hostIP", "10.0.0.1").put("startTime", ObjectEditor.now()).put("qosClass", "Burstable");
            Conditions.set(status, "PodScheduled", true, "", "");
            Conditions.set(status, "Initialized", true, "", "");
            Conditions.set(status, "ContainersReady", false, "ContainersNotReady", "containers are starting");
            Conditions.set(status, "Ready", false, "ContainersNotReady", "containers are starting");
            ArrayNode containers = status.putArray("containerStatuses");
            for (JsonNode container : after.path("spec").path("containers")) {
                ObjectNode one = containers.addObject().put("name", container.path("name").asText())
                        .put("image", container.path("image").asText()).put("imageID", "").put("ready", false).put("started", false)
                        .put("restartCount", 0);
                one.putObject("lastState");
                one.putObject("state").putObject("waiting").put("reason", "ContainerCreating");
            }
        });
        events.record(pod, "Normal", "Scheduled", "Successfully assigned " + key.namespace() + "/" + key.name() + " to " + ControlLoop.NODE,
                "default-scheduler");
        next(key, pod, start);
    }

    private boolean due(ObjectKey key, JsonNode pod) {
        long at = due.getOrDefault(pod.path("metadata").path("uid").asText(), 0L);
        long wait = at - System.currentTimeMillis();
        if (wait > 0) {
            later.again(key, Duration.ofMillis(wait));
        }
        return wait <= 0;
    }

    private void advance(ObjectKey key, ObjectNode pod) {
        ImageLookup.Outcome worst = ImageLookup.Outcome.RUNS;
        String image = "";
        for (JsonNode container : pod.path("spec").path("containers")) {
            ImageLookup.Outcome outcome = images.look(container.path("image").asText());
            if (outcome != ImageLookup.Outcome.RUNS && worst == ImageLookup.Outcome.RUNS) {
                worst = outcome;
                image = container.path("image").asText();
            }
        }
        switch (worst) {
            case RUNS -> ready(key, pod);
            case MISSING -> missing(key, pod, image);
            case CRASHES -> {
                if (isJobPod(pod)) {
                    finish(key, pod, worst);
                } else {
                    crash(key, pod);
                }
            }
        }
    }

    private void ready(ObjectKey key, ObjectNode pod) {
        for (JsonNode container : pod.path("spec").path("containers")) {
            events.record(pod, "Normal", "Pulled", "Successfully pulled image \"" + container.path("image").asText() + "\"", "kubelet");
            events.record(pod, "Normal", "Started", "Started container " + container.path("name").asText(), "kubelet");
        }
        editor.edit(key, "status", after -> {
            ObjectNode status = after.withObject("/status");
            status.put("phase", "Running").put("podIP", "10.1.0." + Math.floorMod(key.name().hashCode(), 250));
            for (JsonNode one : status.withArray("/containerStatuses")) {
                ObjectNode container = (ObjectNode) one;
                container.put("ready", true).put("started", true).put("imageID", container.path("image").asText());
                container.putObject("state").putObject("running").put("startedAt", ObjectEditor.now());
            }
            Conditions.set(status, "ContainersReady", true, "", "");
            Conditions.set(status, "Ready", true, "", "");
            forgetWords(status);
        });
        if (isJobPod(pod)) {
            next(key, pod, start);
        }
    }

    private void missing(ObjectKey key, ObjectNode pod, String image) {
        String text = "Failed to pull image \"" + image + "\": rpc error: code = NotFound desc = failed to pull and unpack image \"" + image
                + "\": not found";
        events.record(pod, "Warning", "Failed", text, "kubelet");
        events.record(pod, "Warning", "BackOff", "Back-off pulling image \"" + image + "\"", "kubelet");
        editor.edit(key, "status", after -> {
            ObjectNode status = after.withObject("/status");
            for (JsonNode one : status.withArray("/containerStatuses")) {
                ObjectNode container = (ObjectNode) one;
                if (container.path("image").asText().equals(image)) {
                    boolean again = container.at("/state/waiting/reason").asText().equals("ErrImagePull");
                    container.putObject("state").putObject("waiting")
                            .put("reason", again ? "ImagePullBackOff" : "ErrImagePull")
                            .put("message", again ? "Back-off pulling image \"" + image + "\"" : text);
                }
            }
        });
        next(key, pod, start);
    }

    private void crash(ObjectKey key, ObjectNode pod) {
        events.record(pod, "Warning", "BackOff", "Back-off restarting failed container in pod " + key.name(), "kubelet");
        int restarts = pod.at("/status/containerStatuses/0/restartCount").asInt() + 1;
        Duration pause = start.multipliedBy(Math.min(restarts, SLOWEST_RETRY));
        editor.edit(key, "status", after -> {
            ObjectNode status = after.withObject("/status");
            status.put("phase", "Running");
            for (JsonNode one : status.withArray("/containerStatuses")) {
                ObjectNode container = (ObjectNode) one;
                if (images.look(container.path("image").asText()) == ImageLookup.Outcome.CRASHES) {
                    container.put("restartCount", restarts);
                    container.putObject("lastState").putObject("terminated").put("exitCode", 1).put("reason", "Error")
                            .put("finishedAt", ObjectEditor.now());
                    container.putObject("state").putObject("waiting").put("reason", "CrashLoopBackOff")
                            .put("message", "back-off restarting failed container");
                }
            }
        });
        next(key, pod, pause);
    }

    private void finish(ObjectKey key, ObjectNode pod, ImageLookup.Outcome outcome) {
        boolean good = outcome == ImageLookup.Outcome.RUNS;
        editor.edit(key, "status", after -> {
            ObjectNode status = after.withObject("/status");
            status.put("phase", good ? "Succeeded" : "Failed");
            for (JsonNode one : status.withArray("/containerStatuses")) {
                ObjectNode container = (ObjectNode) one;
                container.put("ready", false).put("started", false);
                container.putObject("state").putObject("terminated").put("exitCode", good ? 0 : 1)
                        .put("reason", good ? "Completed" : "Error").put("finishedAt", ObjectEditor.now());
            }
            Conditions.set(status, "ContainersReady", false, good ? "PodCompleted" : "PodFailed", "containers have ended");
            Conditions.set(status, "Ready", false, good ? "PodCompleted" : "PodFailed", "containers have ended");
        });
    }

    private static void forgetWords(ObjectNode status) {
        status.path("conditions").forEach(condition -> ((ObjectNode) condition).remove(List.of("reason", "message")));
    }

    /** Not before that time; a pod unknown here (the cluster was restarted) is due at once. */
    private void next(ObjectKey key, ObjectNode pod, Duration pause) {
        due.put(pod.path("metadata").path("uid").asText(), System.currentTimeMillis() + pause.toMillis());
        later.again(key, pause);
    }

    /** The pod is gone: nothing of it stays here. */
    void forget(JsonNode pod) {
        due.remove(pod.path("metadata").path("uid").asText());
    }

    private static boolean isJobPod(JsonNode pod) {
        return List.of("Never", "OnFailure").contains(pod.path("spec").path("restartPolicy").asText());
    }
}
