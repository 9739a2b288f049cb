package io.jenkins.plugins.kubesphere.steps.apply;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.Former;
import io.jenkins.plugins.kubesphere.cluster.PlannedChange;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import io.jenkins.plugins.kubesphere.manifest.ManifestImages;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How far a run of the step is, as its build's program state keeps it. Lists are replaced, never changed: the program may be saved at any moment. */
public final class ApplyProgress implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long startedMillis = System.currentTimeMillis();
    private ArrayList<WrittenObject> written = new ArrayList<>();
    private ArrayList<FormerState> formers = new ArrayList<>();
    private ArrayList<String> images = new ArrayList<>();
    private boolean complete;
    private long waitUntilMillis;
    private String failure;

    /** Whether everything is written, so that a restart only has to wait. */
    public synchronized boolean isComplete() {
        return complete;
    }

    /** The last object is written: the time to wait begins. */
    public synchronized void completed(long timeoutMillis) {
        complete = true;
        waitUntilMillis = System.currentTimeMillis() + timeoutMillis;
    }

    /** Milliseconds since the epoch, 0 while not everything is written. */
    public synchronized long waitUntilMillis() {
        return waitUntilMillis;
    }

    /** Why a rollback has begun, {@code null} when none has. */
    synchronized String failure() {
        return failure;
    }

    synchronized void failing(String problem) {
        failure = problem;
    }

    /** Keeps what will be changed as it is; what an earlier life of the run kept counts. */
    public synchronized void keepFormer(List<PlannedChange> changes) {
        ArrayList<FormerState> next = new ArrayList<>(formers);
        for (PlannedChange change : changes) {
            boolean known = formers.stream().anyMatch(former -> former.resource().equals(change.resource()));
            if (!known && change.change() != AppliedObject.Change.UNCHANGED) {
                next.add(new FormerState(change.former()));
            }
        }
        formers = next;
    }

    /** Keeps one object as it was; what was kept of it before counts. */
    public synchronized void keep(Former former) {
        if (formers.stream().noneMatch(known -> known.resource().equals(former.resource()))) {
            ArrayList<FormerState> next = new ArrayList<>(formers);
            next.add(new FormerState(former));
            formers = next;
        }
    }

    /** The manifests are to be written anew, with other contents; what is kept to go back to stays. */
    public synchronized void again() {
        complete = false;
        waitUntilMillis = 0;
        written = new ArrayList<>();
    }

    /** What to go back to, decrypted. */
    public synchronized List<Former> formers() {
        return formers.stream().map(FormerState::restored).toList();
    }

    synchronized void images(List<ManifestDocument> documents) {
        Set<String> named = new LinkedHashSet<>();
        documents.forEach(document -> named.addAll(ManifestImages.of(document.object())));
        images = new ArrayList<>(named);
    }

    synchronized List<String> images() {
        return List.copyOf(images);
    }

    /** What was written or found as described. */
    public synchronized List<AppliedObject> written() {
        return written.stream().map(WrittenObject::restored).toList();
    }

    long startedMillis() {
        return startedMillis;
    }

    double seconds() {
        return (System.currentTimeMillis() - startedMillis) / 1000.0;
    }

    /** Notes what was written or found as described. */
    public synchronized void remember(AppliedObject object) {
        if (object.change() == AppliedObject.Change.PRUNED) {
            return;
        }
        ArrayList<WrittenObject> next = new ArrayList<>();
        AppliedObject merged = object;
        for (WrittenObject earlier : written) {
            if (!earlier.restored().resource().equals(object.resource())) {
                next.add(earlier);
            } else if (object.change() == AppliedObject.Change.UNCHANGED) {
                merged = earlier.restored();
            }
        }
        next.add(new WrittenObject(merged));
        written = next;
    }

    /** After a restart in the middle of writing, what the first life created is unchanged to the second; the first one's word counts. */
    public synchronized List<AppliedObject> withFirstChange(List<AppliedObject> objects) {
        List<AppliedObject> merged = new ArrayList<>();
        for (AppliedObject object : objects) {
            AppliedObject known = object.change() == AppliedObject.Change.PRUNED ? object
                    : written.stream().map(WrittenObject::restored).filter(w -> w.resource().equals(object.resource())).findFirst().orElse(object);
            merged.add(new AppliedObject(object.resource(), known.change(), known.generationBefore(), object.generation(),
                    object.secondsToReady(), known.writtenMillis()));
        }
        return merged;
    }
}
