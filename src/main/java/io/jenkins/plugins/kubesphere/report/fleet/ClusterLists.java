package io.jenkins.plugins.kubesphere.report.fleet;

import io.jenkins.plugins.kubesphere.report.DeployedObject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The lists of a cluster's record, which people see when its tile is opened. Their lengths are bounded by whoever fills them. What the record inherits
 * is written beside its own fields, not inside of another element: records of builds that are long over are read, too.
 */
public abstract class ClusterLists implements Serializable {
    private static final long serialVersionUID = 1L;

    private ArrayList<DeployedObject> objects = new ArrayList<>();
    private ArrayList<String> images = new ArrayList<>();
    private ArrayList<String> diff = new ArrayList<>();
    private ArrayList<String> drift = new ArrayList<>();
    private ArrayList<String> events = new ArrayList<>();
    private ArrayList<String> logTail = new ArrayList<>();
    private ArrayList<Transition> transitions = new ArrayList<>();

    ClusterLists() {
    }

    /** Of the whole record, lists included. */
    abstract ClusterRecord copy();

    final void takeLists(ClusterLists from) {
        objects = from.objects;
        images = from.images;
        diff = from.diff;
        drift = from.drift;
        events = from.events;
        logTail = from.logTail;
        transitions = from.transitions;
    }

    /** With one more transition. */
    final ClusterRecord after(Transition transition) {
        ClusterLists copy = copy();
        copy.transitions = new ArrayList<>(transitions);
        copy.transitions.add(transition);
        return (ClusterRecord) copy;
    }

    public final ClusterRecord withObjects(List<DeployedObject> deployed) {
        ClusterRecord copy = copy();
        ((ClusterLists) copy).objects = new ArrayList<>(deployed);
        return copy;
    }

    public final ClusterRecord withImages(List<String> references) {
        ClusterRecord copy = copy();
        ((ClusterLists) copy).images = new ArrayList<>(references);
        return copy;
    }

    /** Lines: an object's label, then its lines with {@code +} or {@code -} in front. */
    public final ClusterRecord withDiff(List<String> lines) {
        ClusterRecord copy = copy();
        ((ClusterLists) copy).diff = new ArrayList<>(lines);
        return copy;
    }

    /** What differed from the job's last release, and by whom. */
    public final ClusterRecord withDrift(List<String> lines) {
        ClusterRecord copy = copy();
        ((ClusterLists) copy).drift = new ArrayList<>(lines);
        return copy;
    }

    public final ClusterRecord withEvents(List<String> lines) {
        ClusterRecord copy = copy();
        ((ClusterLists) copy).events = new ArrayList<>(lines);
        return copy;
    }

    public final ClusterRecord withLogTail(List<String> lines) {
        ClusterRecord copy = copy();
        ((ClusterLists) copy).logTail = new ArrayList<>(lines);
        return copy;
    }

    public final List<DeployedObject> getObjects() {
        return List.copyOf(objects);
    }

    public final List<String> getImages() {
        return List.copyOf(images);
    }

    public final List<String> getDiff() {
        return List.copyOf(diff);
    }

    public final List<String> getDrift() {
        return List.copyOf(drift);
    }

    public final List<String> getEvents() {
        return List.copyOf(events);
    }

    public final List<String> getLogTail() {
        return List.copyOf(logTail);
    }

    public final List<Transition> getTransitions() {
        return List.copyOf(transitions);
    }

    /** How many objects had this operation: {@code created}, {@code changed}, {@code unchanged}, {@code pruned}. */
    public final long count(String operation) {
        return objects.stream().filter(object -> object.getOperation().equals(operation)).count();
    }
}
