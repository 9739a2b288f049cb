package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a person would look up after a failed rollout: states of pods, last events, the end of the failing container's log. */
final class Diagnosis {

    private static final int MOST_PODS = 5;
    private static final int MOST_EVENTS = 5;
    private static final int LOG_LINES = 50;

    private Diagnosis() {
    }

    /** Lines for people; never fails, what cannot be read is left out. */
    static CompletableFuture<List<String>> of(ClusterConnection cluster, Resource resource) {
        return cluster.get(resource.path()).thenCompose(answer -> {
            CompletableFuture<List<String>> own = events(cluster, resource.kind(), resource.namespace(), resource.name(),
                    answer.body().at("/metadata/uid").asText(""));
            if (!answer.isOk() || !PodTrouble.hasPods(resource.kind())) {
                return own;
            }
            return PodTrouble.pods(cluster, resource, answer.body())
                    .thenCompose(pods -> Async.each(pods.stream().filter(pod -> !isReady(pod)).limit(MOST_PODS).toList(), pod -> ofPod(cluster, pod)))
                    .thenCombine(own, (pods, events) -> {
                        List<String> lines = new ArrayList<>(events);
                        pods.forEach(lines::addAll);
                        return lines;
                    });
        }).handle((lines, failure) -> failure == null ? lines : List.of(Messages.diagnosis_impossible(String.valueOf(Async.cause(failure).getMessage()))));
    }

    private static boolean isReady(ObjectNode pod) {
        return Readiness.isTrue(Readiness.conditionOf(pod.path("status"), "Ready"));
    }

    private static CompletableFuture<List<String>> ofPod(ClusterConnection cluster, ObjectNode pod) {
        String namespace = pod.at("/metadata/namespace").asText();
        String name = pod.at("/metadata/name").asText();
        String container = PodTrouble.failing(pod);
        CompletableFuture<String> log = container.isEmpty() ? CompletableFuture.completedFuture("") : log(cluster, namespace, name, container);
        return events(cluster, "Pod", namespace, name, pod.at("/metadata/uid").asText("")).thenCombine(log, (events, text) -> {
            List<String> lines = new ArrayList<>();
            lines.add(PodTrouble.line(pod));
            lines.addAll(events);
            if (text == null) {
                lines.add(Messages.diagnosis_forbidden("pods/log"));
            } else if (!text.isBlank()) {
                lines.add(Messages.diagnosis_log(container, name));
                text.lines().forEach(line -> lines.add("  | " + line));
            }
            return lines;
        });
    }

    private static CompletableFuture<String> log(ClusterConnection cluster, String namespace, String pod, String container) {
        String path = "/api/v1/namespaces/" + Resource.encode(namespace) + "/pods/" + Resource.encode(pod) + "/log?tailLines=" + LOG_LINES
                + "&limitBytes=65536&container=" + Resource.encode(container);
        return cluster.text(path + "&previous=true").thenCompose(text -> text != null && text.isBlank() ? cluster.text(path) : CompletableFuture.completedFuture(text));
    }

    /** Newer sources of events leave the older field empty. */
    private static String time(JsonNode event) {
        String last = event.path("lastTimestamp").asText("");
        String time = last.isEmpty() ? event.path("eventTime").asText("") : last;
        return time.isEmpty() ? event.at("/metadata/creationTimestamp").asText("") : time;
    }

    /** @param uid of the object, so that those of an earlier one with its name do not count; empty when it is not known */
    private static CompletableFuture<List<String>> events(ClusterConnection cluster, String kind, String namespace, String name, String uid) {
        String selector = Resource.encode("involvedObject.kind=" + kind + ",involvedObject.name=" + name);
        String path = "/api/v1/namespaces/" + Resource.encode(namespace.isEmpty() ? "default" : namespace) + "/events?fieldSelector=" + selector;
        return cluster.get(path).thenApply(answer -> {
            if (answer.status() == 403) {
                return List.of(Messages.diagnosis_forbidden("events"));
            }
            List<JsonNode> sorted = new ArrayList<>();
            for (JsonNode event : answer.body().path("items")) {
                if (uid.isEmpty() || event.at("/involvedObject/uid").asText(uid).equals(uid)) {
                    sorted.add(event);
                }
            }
            sorted.sort(Comparator.comparing(Diagnosis::time));
            return sorted.stream().skip(Math.max(0, sorted.size() - MOST_EVENTS))
                    .map(event -> Messages.diagnosis_event(kind + " " + name, time(event), event.path("type").asText(), event.path("reason").asText(),
                            event.path("message").asText().strip().replace('\n', ' '))).toList();
        }).exceptionally(failure -> List.of());
    }
}
