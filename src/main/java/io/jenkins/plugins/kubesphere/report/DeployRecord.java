package io.jenkins.plugins.kubesphere.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a run did to one cluster. Add one record per cluster and attempt with {@code ReleaseAction.addDeploy}. */
public final class DeployRecord implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String cluster;
    private final String state;
    private String server;
    private String message;
    private ArrayList<DeployedObject> objects = new ArrayList<>();
    private ArrayList<String> images = new ArrayList<>();
    private long startedMillis;
    private long durationMillis;

    /**
     * @param cluster the name people know the cluster by
     * @param state how it ended, in a word: {@code ready}, {@code applied}, {@code failed}, {@code rolled back}, {@code skipped} …
     */
    public DeployRecord(String cluster, String state) {
        this.cluster = Objects.requireNonNull(cluster, "cluster");
        this.state = Objects.requireNonNull(state, "state");
    }

    /** Returns a copy with the address of the cluster's API server; null where it should not be shown. */
    public DeployRecord withServer(String address) {
        DeployRecord copy = copy();
        copy.server = address;
        return copy;
    }

    /** Returns a copy with one sentence about the outcome, such as the reason of a failure; never a secret. */
    public DeployRecord withMessage(String sentence) {
        DeployRecord copy = copy();
        copy.message = sentence;
        return copy;
    }

    /** Returns a copy with the objects that were looked at, in the order of the manifest. */
    public DeployRecord withObjects(List<DeployedObject> deployed) {
        DeployRecord copy = copy();
        copy.objects = new ArrayList<>(deployed);
        return copy;
    }

    /** Returns a copy with the images that the manifests name. */
    public DeployRecord withImages(List<String> references) {
        DeployRecord copy = copy();
        copy.images = new ArrayList<>(references);
        return copy;
    }

    /** Returns a copy with the start (milliseconds since the epoch) and the duration in milliseconds. */
    public DeployRecord withTimes(long started, long duration) {
        DeployRecord copy = copy();
        copy.startedMillis = started;
        copy.durationMillis = duration;
        return copy;
    }

    private DeployRecord copy() {
        DeployRecord copy = new DeployRecord(cluster, state);
        copy.server = server;
        copy.message = message;
        copy.objects = objects;
        copy.images = images;
        copy.startedMillis = startedMillis;
        copy.durationMillis = durationMillis;
        return copy;
    }

    public String getCluster() {
        return cluster;
    }

    public String getState() {
        return state;
    }

    /** Address of the API server, or null. */
    public String getServer() {
        return server;
    }

    /** One sentence about the outcome, or null. */
    public String getMessage() {
        return message;
    }

    public List<DeployedObject> getObjects() {
        return List.copyOf(objects);
    }

    public List<String> getImages() {
        return List.copyOf(images);
    }

    public long getStartedMillis() {
        return startedMillis;
    }

    public long getDurationMillis() {
        return durationMillis;
    }

    /** How many objects were not just looked at: everything but {@code unchanged}. */
    public long getChangedObjects() {
        return objects.stream().filter(object -> !object.getOperation().equals("unchanged")).count();
    }

    /** What the JSON page says about this deployment, in a fixed order. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cluster", cluster);
        map.put("state", state);
        map.put("server", server);
        map.put("message", message);
        map.put("objects", objects.stream().map(DeployedObject::toMap).toList());
        map.put("images", getImages());
        map.put("started", startedMillis);
        map.put("duration", durationMillis);
        return map;
    }
}
